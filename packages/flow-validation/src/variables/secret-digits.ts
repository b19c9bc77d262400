import type { Flow, NodeOfKind, Prompt } from "@tonegraph/flow-model";
import { rememberedBy } from "./remembered-by.ts";

/** What makes a step look as if callers keyed in something secret: what it is called, or what its prompt asks for. */
export type SecretSign = "name" | "prompt";

const SECRETS = phrases([
  "pin",
  "pin code",
  "cvv",
  "cvc",
  "csc",
  "ssn",
  "passcode",
  "password",
  "security code",
  "social security",
  "geheimzahl",
  "passwort",
  "prüfnummer",
  "contraseña",
  "clave secreta",
  "código de seguridad",
  "mot de passe",
  "code secret",
  "cryptogramme",
]);
const CARDS = phrases([
  "card number",
  "credit card",
  "debit card",
  "bank card",
  "kreditkarte",
  "kreditkartennummer",
  "kartennummer",
  "tarjeta de crédito",
  "tarjeta de débito",
  "número de tarjeta",
  "carte bancaire",
  "carte de crédit",
  "numéro de carte",
]);
/** Cards that are no secret: a number that is printed on a loyalty card may be read aloud. */
const HARMLESS =
  /loyalty|member|customer|library|gift|reward|bonus|kunden|mitglied|cliente|socio|puntos|client|fidélité|membre/i;

/** Whether a step that collects digits looks as if these were of a bank card, a PIN or the like; `null` where it does not. */
export function secretSign(node: NodeOfKind<"collect">, prompts: Flow["prompts"]): SecretSign | null {
  const prompt = node.promptId === "" ? undefined : prompts[node.promptId];
  return signs(node)(prompt);
}

/** What a node is called and what its prompt says change far less often than anything else does. */
const signs = rememberedBy((node: NodeOfKind<"collect">) => {
  const name = `${node.label} / ${words(node.variable)}`;
  const inName = looksSecret(name);
  const inPrompt = rememberedBy((prompt: Prompt) =>
    spokenTexts(prompt).some((text) => looksSecret(`${name} / ${text}`)),
  );
  return (prompt: Prompt | undefined): SecretSign | null => {
    if (inName) return "name";
    return prompt && inPrompt(prompt) ? "prompt" : null;
  };
});

function looksSecret(text: string): boolean {
  return SECRETS.test(text) || (CARDS.test(text) && !HARMLESS.test(text));
}

function phrases(list: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${list.join("|")})(?![\\p{L}\\p{N}])`, "iu");
}

/** `cardNumber` and `card_number` as the words that they are. */
function words(name: string): string {
  return name.replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2").replaceAll(/[_-]+/g, " ");
}

function spokenTexts(prompt: Prompt): readonly string[] {
  return Object.values(prompt.texts).map((text) => {
    if (text.kind === "speech") return text.text;
    return text.kind === "ssml" ? text.ssml : (text.transcript ?? "");
  });
}
