import type { Json } from "@tonegraph/flow-model";
import { isJsonObject, type JsonObject } from "../json-object.ts";
import { hideInText, isLiteral } from "./hide-in-text.ts";
import { isSecretName } from "./secret-names.ts";

/** A secret that stands in a document in clear. */
export interface SecretPlace {
  /** The JSON pointer of the text that it stands in. */
  readonly pointer: string;
  /** The vendor's name for it, or what it was found in, such as `address`. */
  readonly name: string;
}

interface Around {
  readonly pointer: string;
  /** Whether everything here stands under a secret's name. */
  readonly isSecret: boolean;
  readonly isHeaders: boolean;
  readonly isPaths: boolean;
  readonly standIn: (place: SecretPlace) => string;
}

// What follows these names tells where an answer's parts go, by paths: no values.
const OF_PATHS: ReadonlySet<string> = new Set(["responseMapping"]);
// What others refer to by its text; a part of it that looks like a secret is none.
const OF_STRUCTURE = /^(id|type)$|StepId$/;

/**
 * A document for people: `standIn` in the place of every secret that its name or its form gives away. Everything else stays
 * byte for byte as it was.
 */
export function hideSecrets(document: Json, standIn: (place: SecretPlace) => string): Json {
  return hidden(document, "", { pointer: "", isSecret: false, isHeaders: false, isPaths: false, standIn });
}

function hidden(value: Json, name: string, around: Around): Json {
  const { pointer, isSecret, standIn } = around;
  if (typeof value === "string") return hiddenText(value, name, around);
  if (typeof value === "number") return isSecret && isLiteral(String(value)) ? standIn({ pointer, name }) : value;
  if (Array.isArray(value)) return value.map((part, index) => hidden(part, name, inside(around, String(index))));
  return isJsonObject(value) ? hiddenObject(value, name, around) : value;
}

function hiddenText(text: string, name: string, { pointer, isSecret, isPaths, standIn }: Around): string {
  if (isPaths && text.startsWith("$")) return text;
  if (isSecret) return isLiteral(text) ? standIn({ pointer, name }) : text;
  if (OF_STRUCTURE.test(name)) return text;
  return hideInText(text, (found) => standIn({ pointer, name: found === "address" ? name || found : found }));
}

function hiddenObject(object: JsonObject, name: string, around: Around): JsonObject {
  const isPaths = OF_PATHS.has(name);
  const isHeaders = around.isHeaders || /headers$/i.test(name);
  const entries = Object.entries(object).map(([key, value]): [string, Json] => {
    const here = inside(around, key);
    const called = key.toLowerCase() === "value" ? nameBeside(object, key) : key;
    const isSecret = around.isSecret || isSecretName(called, isHeaders ? "header" : "field");
    return [key, hidden(value, called, { ...here, isHeaders, isPaths, isSecret })];
  });
  return Object.fromEntries(entries);
}

// `{ "name": "X-Key", "value": "…" }` is another way to write `{ "X-Key": "…" }`.
function nameBeside(object: JsonObject, key: string): string {
  const found = Object.entries(object).find(([other]) => /^(name|key|header|field)$/i.test(other))?.[1];
  return typeof found === "string" && found !== "" ? found : key;
}

function inside(around: Around, key: string): Around {
  return { ...around, pointer: `${around.pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}` };
}
