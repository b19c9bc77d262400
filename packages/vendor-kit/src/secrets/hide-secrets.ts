import { MAX_DEPTH, type Json } from "@tonegraph/flow-model";
import { isJsonObject, type JsonObject } from "../json-object.ts";
import { hideForms, hideInText, isLiteral } from "./hide-in-text.ts";
import { isSecretName, type NamePlace } from "./secret-names.ts";

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
  readonly place: NamePlace;
  readonly depth: number;
  readonly isPaths: boolean;
  readonly standIn: (place: SecretPlace) => string;
}

// What follows these names tells where an answer's parts go, by paths: no values.
const OF_PATHS: ReadonlySet<string> = new Set(["responseMapping"]);
const OF_QUERY = /^(query|queryParams|queryParameters|params)$/i;
const NAMING = /^(name|key|header|field)$/i;
// What others refer to by its text; what looks like a field with a secret in there is none.
const OF_STRUCTURE = /^(id|type)$|StepId$/;

// Flows are drawn to 64 levels; a vendor's document may put wrappers around them. Deeper is not looked into.
const DEEPEST = 2 * MAX_DEPTH;

/**
 * A document for people: `standIn` in the place of every secret that its name or its form gives away. Everything else stays
 * byte for byte as it was. What lies more than 128 levels deep is hidden as a whole, under the name it stands under.
 */
export function hideSecrets(document: Json, standIn: (place: SecretPlace) => string): Json {
  return hidden(document, "", { pointer: "", isSecret: false, place: "field", depth: 0, isPaths: false, standIn });
}

function hidden(value: Json, name: string, around: Around): Json {
  const { pointer, isSecret, standIn } = around;
  if (typeof value === "string") return hiddenText(value, name, around);
  if (typeof value === "number") return isSecret && isLiteral(String(value)) ? standIn({ pointer, name }) : value;
  if (typeof value === "object" && value !== null && around.depth > DEEPEST) return standIn({ pointer, name });
  if (Array.isArray(value)) return value.map((part, index) => hidden(part, name, inside(around, String(index))));
  return isJsonObject(value) ? hiddenObject(value, name, around) : value;
}

function hiddenText(text: string, name: string, { pointer, isSecret, isPaths, standIn }: Around): string {
  if (isPaths && text.startsWith("$")) return text;
  if (isSecret) return isLiteral(text) ? standIn({ pointer, name }) : text;
  const hide = OF_STRUCTURE.test(name) ? hideForms : hideInText;
  return hide(text, (found) => standIn({ pointer, name: found === "address" ? name || found : found }));
}

function hiddenObject(object: JsonObject, name: string, around: Around): JsonObject {
  const isPaths = OF_PATHS.has(name);
  const place = placeOf(name, around.place);
  const isPair = Object.keys(object).some((key) => key.toLowerCase() === "value");
  const entries = Object.entries(object).map(([key, value]): [string, Json] => {
    const here = inside(around, key);
    const called = key.toLowerCase() === "value" ? nameBeside(object, key, place) : key;
    const isName = isPair && NAMING.test(key);
    const isSecret = around.isSecret || (!isName && isSecretName(called, place));
    // Short names are a query's only right in it: further inside, `key` is a menu's again.
    return [key, hidden(value, called, { ...here, place: place === "query" ? "field" : place, isPaths, isSecret })];
  });
  return Object.fromEntries(entries);
}

// `{ "name": "X-Key", "value": "…" }` is another way to write `{ "X-Key": "…" }`.
function nameBeside(object: JsonObject, key: string, place: NamePlace): string {
  const names = Object.entries(object).flatMap(([other, name]) =>
    NAMING.test(other) && typeof name === "string" && name !== "" ? [name] : [],
  );
  return names.find((name) => isSecretName(name, place)) ?? names[0] ?? key;
}

function placeOf(name: string, around: NamePlace): NamePlace {
  if (/headers$/i.test(name)) return "header";
  return OF_QUERY.test(name) ? "query" : around;
}

function inside(around: Around, key: string): Around {
  return {
    ...around,
    depth: around.depth + 1,
    pointer: `${around.pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`,
  };
}
