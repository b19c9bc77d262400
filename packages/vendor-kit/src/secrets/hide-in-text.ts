// Secrets within one text: an address, a body, a header's value, an expression. The rest of the text stays as it is. Every
// pattern is linear in the text: what is before a name cannot be part of it, and nothing is tried twice.
import { z } from "zod";
import { isSecretName } from "./secret-names.ts";
import { putBack, takeOut, withoutTemplates } from "./templates.ts";

/** What stands in a secret's place; `name` is the vendor's name for it, or what it was found in. */
export type StandIn = (name: string) => string;

// How keys of well-known services begin, and how they go on.
const SERVICE_KEYS: readonly (readonly [string, string])[] = [
  ["AKIA", "[0-9A-Z]{16}"],
  ["AIza", String.raw`[\w-]{35}`],
  ["gh[pousr]_", String.raw`\w{20,}`],
  ["github_pat_", String.raw`\w{20,}`],
  ["glpat-", String.raw`[\w-]{20,}`],
  ["sk_live_", String.raw`\w{10,}`],
  ["sk-proj-", String.raw`[\w-]{20,}`],
  [String.raw`SG\.`, String.raw`[\w-]{16,}\.[\w-]{16,}`],
  ["xox[abprs]-", String.raw`[\w-]{10,}`],
];
const MAY_HOLD_ONE = new RegExp(
  String.raw`[=:@<]|eyJ|bearer\s|basic\s|-----BEGIN|${SERVICE_KEYS.map(([begin]) => begin).join("|")}`,
  "i",
);
const NAME = String.raw`[A-Za-z][\w.-]*`;
// What may be long is tried from where it begins alone: from each of its characters would take forever.
// `"password": "x"`, `password == 'x'`, and the same within a text that is quoted itself, where quotes have backslashes.
// Each level of quotes doubles them and one; more than 64 are none.
const QUOTED = new RegExp(
  String.raw`((?:^|[^\w.-])(["']?)(?<name>${NAME})\2\s*[:=!]=*\s*(["']))(?<value>(?:\\.|(?!\4)[^\\])*)(?=\4|$)`,
  "gs",
);
const QUOTED_WITHIN = new RegExp(
  String.raw`(((?<!\\)\\{1,64}["'])(?<name>${NAME})\2\s*:\s*\2)(?<value>(?:(?!(?<!\\)\2).)*)(?=\2|$)`,
  "gs",
);
// `{{password}} == 'x'`: a vendor's expressions may have variables in braces.
const COMPARED = /(\uE000(\d+)\uE001\s*[=!]=+\s*(["']))((?:\\.|(?!\3)[^\\])*)(?=\3|$)/gs;
// `'x' == password`, `'x' == {{password}}`: from the quote that closes the value. Where it begins is looked for from there.
const COMPARED_FIRST = new RegExp(String.raw`(["'])\s*[=!]=+\s*(?:(${NAME})|\uE000(\d+)\uE001)`, "g");
const IN_BRACES = new RegExp(String.raw`^\{\{\s*(${NAME})\s*\}\}$`);
const NUMBER = new RegExp(String.raw`("(${NAME})"\s*:\s*)(-?\d[\d.]+)`, "g");
const PARAMETER = new RegExp(String.raw`((?:^|[?&;#\s])(${NAME})=)([^=&;#\s"'<>][^&;#\s"'<>]*)(?=(&?))`, "g");
const ELEMENT = new RegExp(String.raw`(<(${NAME})(?:\s[^<>]*)?>)([^<>]+)(?=</)`, "g");
// One word only, and no short name: “Password: say it now” is a sentence, and so is “Key: 5”.
const HEADER_LINE = new RegExp(String.raw`((?:^|[\r\n])(${NAME}):[ \t]*)(\S+)(?=$|[\r\n])`, "g");
const USERINFO = /(:\/\/)([^/?#\s"'<>]+)(?=@)/g;
const SCHEME = /\b((?:bearer|basic)\s+)([A-Za-z0-9._~+/=-]{6,})/gi;
// Before a shape stands what belongs to the same run of letters.
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/()-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/gs, "private key"],
  [/(?<![\w-])(?=[\w-]*\.[\w-])([\w-]*?)\beyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)?/g, "token"],
  [new RegExp(String.raw`()\b(?:${SERVICE_KEYS.map((parts) => parts.join("")).join("|")})`, "g"), "key"],
];
const namesSchema = z.object({ name: z.string(), value: z.string() });

type Hide = (value: string, name: string) => string;

/** Whether a value stands in the document itself: more than references, the name of a scheme, quotes around nothing. */
export function isLiteral(value: string): boolean {
  const rest = withoutTemplates(value)
    .replace(/^\s*(bearer|basic)\b/i, "")
    .replaceAll(/[\s'"]/g, "");
  return rest !== "" && !/^(null|true|false|\d)$/.test(rest);
}

/** The text with something in the place of every secret that its name or its form gives away. */
export function hideInText(text: string, standIn: StandIn): string {
  if (!MAY_HOLD_ONE.test(text)) return text;
  const { rest, templates } = takeOut(text);
  const inside = templates.map((template) => `{{${hideInText(template.slice(2, -2), standIn)}}}`);
  const second = withoutCompared(rest, templates, standIn);
  return putBack(hideAround(withoutComparedFirst(second, templates, standIn), standIn), inside);
}

/** The same for a text that is a name itself: only what is a secret by its form alone, and who stands in an address. */
export function hideForms(text: string, standIn: StandIn): string {
  return withoutUserInfo(withoutShapes(text, standIn), (value, name) => (isLiteral(value) ? standIn(name) : value));
}

function hideAround(text: string, standIn: StandIn): string {
  const hide: Hide = (value, name) => (isLiteral(value) ? standIn(name) : value);
  const field: Hide = (value, name) => (isSecretName(name) ? hide(value, name) : value);
  // Short names are secrets among other parameters; alone they begin a sentence.
  const parameter = (...[, before = "", name = "", value = "", next = ""]: string[]): string => {
    const isAmongOthers = /^[?&;#]/.test(before) || next !== "";
    return before + (isSecretName(name, isAmongOthers ? "query" : "field") ? hide(value, name) : value);
  };
  const named = quoted(quoted(withoutShapes(text, standIn), QUOTED_WITHIN, field), QUOTED, field)
    .replaceAll(NUMBER, behind(field))
    .replaceAll(PARAMETER, parameter)
    .replaceAll(ELEMENT, behind(field))
    .replaceAll(HEADER_LINE, behind(field));
  const schemed = named.replaceAll(SCHEME, (_, before: string, value: string) => before + byScheme(value, hide));
  return withoutUserInfo(schemed, hide);
}

function withoutCompared(text: string, templates: readonly string[], standIn: StandIn): string {
  return text.replaceAll(COMPARED, (...[whole = "", before = "", index = "", , value = ""]: string[]) => {
    const name = IN_BRACES.exec(templates[Number(index)] ?? "")?.[1] ?? "";
    return isSecretName(name) && isLiteral(value) ? before + standIn(name) : whole;
  });
}

function withoutComparedFirst(text: string, templates: readonly string[], standIn: StandIn): string {
  let [result, at] = ["", 0];
  for (const { index, 0: whole, 1: quote = "", 2: plain, 3: mark } of text.matchAll(COMPARED_FIRST)) {
    const name = plain ?? IN_BRACES.exec(templates[Number(mark)] ?? "")?.[1] ?? "";
    const open = openingQuote(text, { quote, close: index, from: at });
    const end = index + whole.length;
    const value = text.slice(open + 1, index);
    const isHidden = open >= 0 && isSecretName(name) && isLiteral(value);
    result += isHidden ? text.slice(at, open + 1) + standIn(name) + text.slice(index, end) : text.slice(at, end);
    at = end;
  }
  return result + text.slice(at);
}

/** Where the text begins that a quote closes; -1 where nothing does from a place on. A quote behind an odd number of backslashes is part of it. */
function openingQuote(text: string, { quote, close, from }: { quote: string; close: number; from: number }): number {
  for (let open = close - 1; open >= from; open -= 1)
    if (text[open] === quote && !isEscaped(text, open, from)) return open;
  return -1;
}

function isEscaped(text: string, place: number, from: number): boolean {
  let first = place;
  while (first > from && text[first - 1] === "\\") first -= 1;
  return (place - first) % 2 === 1;
}

function withoutShapes(text: string, standIn: StandIn): string {
  return SHAPES.reduce(
    (rest, [shape, name]) => rest.replaceAll(shape, (_, before: string) => before + standIn(name)),
    text,
  );
}

function withoutUserInfo(text: string, hide: Hide): string {
  return text.replaceAll(USERINFO, (_, before: string, user: string) => before + withoutPassword(user, hide));
}

function behind(hide: Hide) {
  return (...[, before = "", name = "", value = ""]: string[]): string => before + hide(value, name);
}

// What has no secret's name may hold others that do, such as a body as a text within a body.
function quoted(text: string, form: RegExp, field: Hide): string {
  return text.replaceAll(form, (whole: string, before: string, ...found: unknown[]) => {
    const { name, value } = namesSchema.parse(found.at(-1));
    if (value === "") return whole;
    return before + (isSecretName(name) ? field(value, name) : quoted(value, form, field));
  });
}

// “Basic package”, “bearer instruments”: words of a sentence are no secret.
function byScheme(value: string, hide: Hide): string {
  return /\d|[a-z][A-Z]|[=+/._~]\S/.test(value) ? hide(value, "authorization") : value;
}

function withoutPassword(user: string, hide: Hide): string {
  const colon = user.indexOf(":");
  return user.slice(0, colon + 1) + hide(user.slice(colon + 1), "address");
}
