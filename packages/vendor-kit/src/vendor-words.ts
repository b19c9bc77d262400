// What a vendor says is wrong, in its own words. Documents rarely show the body of a refusal, and what stands between us
// and a vendor has forms of its own, so all usual ones are read. JSON itself is never words for people.
import type { Json } from "@tonegraph/flow-model";
import type { HttpResponse } from "./http.ts";
import { isJsonObject, readJson, type JsonObject } from "./json-object.ts";

/** One sentence, and the part of what was sent that it is about. */
interface Said {
  readonly place: string;
  readonly words: string;
}

const LONGEST_PLAIN = 300;
const DEEPEST = 4;
// RFC 9457 has the sentence in `detail` and its kind in `title`; the sign-in (RFC 6749 section 5.2) in `error_description`.
const SENTENCES = ["message", "detail"];
const OTHER_SENTENCES = [
  "error_description",
  "errorDescription",
  "errorMessage",
  "description",
  "reason",
  "title",
] as const;
const LISTS = ["errors", "details"];
const CODES = ["error", "errorCode", "code"];
const PLACES = ["path", "field", "pointer", "property", "location", "param"];

/** The vendor's own words in an answer: of JSON the texts that say what is wrong, else a short plain text. */
export function readVendorMessage({ body }: HttpResponse): string | undefined {
  const text = body.trim();
  const json = readJson(text);
  if (json !== undefined) return vendorWords(json);
  return text.length > LONGEST_PLAIN ? undefined : plainText(text);
}

/** The texts in an answer's JSON that say what is wrong, each with its place; undefined where there are none. */
export function vendorWords(answer: Json | undefined): string | undefined {
  const said = saidIn(answer);
  // Of words that come again, only the form that names the place.
  const placed = new Set(said.filter(({ place }) => place !== "").map(({ words }) => words));
  const sentences = said
    .filter(({ place, words }) => place !== "" || !placed.has(words))
    .map(({ place, words }) => (place === "" ? words : `${place}: ${words}`));
  return sentences.length === 0 ? undefined : [...new Set(sentences)].join("; ");
}

/** A vendor's words with a full stop, unless they end with something themselves; undefined where there are none. */
export function asSentence(words: string): string | undefined {
  const text = words.trim();
  if (text === "") return undefined;
  return /[.!?…]["')\]»”]?$/u.test(text) ? text : `${text}.`;
}

function saidIn(value: Json | undefined, depth = 0): readonly Said[] {
  if (depth > DEEPEST) return [];
  if (typeof value === "string") return saidInText(value, depth);
  if (Array.isArray(value)) return value.flatMap((item) => saidIn(item, depth + 1));
  return isJsonObject(value) ? saidInObject(value, depth) : [];
}

function saidInText(text: string, depth: number): readonly Said[] {
  const nested = /^\s*[[{]/.test(text) ? readJson(text) : undefined;
  if (nested !== undefined) return saidIn(nested, depth + 1);
  const words = plainText(text);
  return words === undefined ? [] : [{ place: "", words }];
}

function saidInObject(answer: JsonObject, depth: number): readonly Said[] {
  const inField = (name: string): readonly Said[] => saidIn(answer[name], depth + 1);
  const lists = LISTS.flatMap((name) => saidInList(answer[name], depth + 1));
  const within = typeof answer["error"] === "string" ? [] : inField("error");
  const sentences = SENTENCES.flatMap(inField);
  const others = OTHER_SENTENCES.map(inField).find(({ length }) => length > 0) ?? [];
  const main = sentences.length > 0 || within.length > 0 ? [...sentences, ...within] : others;
  const own = main.length > 0 || lists.length > 0 ? main : (CODES.map(inField).find(({ length }) => length > 0) ?? []);
  const place = placeOf(answer);
  return [...withScopeCode(own, answer), ...lists].map((one) => (one.place === "" ? { ...one, place } : one));
}

// The code names the fault of a missing scope; the sentence may leave it out.
function withScopeCode(said: readonly Said[], { error }: JsonObject): readonly Said[] {
  if (error !== "insufficient_scope") return said;
  return said.map(({ place, words }) => ({ place, words: words === error ? words : `${error}: ${words}` }));
}

/** A list of faults, or an object that has them by the name of their field. */
function saidInList(list: Json | undefined, depth: number): readonly Said[] {
  if (!isJsonObject(list)) return saidIn(list, depth);
  const said = saidIn(list, depth);
  if (said.length > 0) return said;
  return Object.entries(list).flatMap(([place, value]) =>
    saidIn(value, depth + 1).map((one) => (one.place === "" ? { ...one, place } : one)),
  );
}

function placeOf(answer: JsonObject): string {
  const value = PLACES.map((name) => answer[name]).find((place) => typeof place === "string" || Array.isArray(place));
  return Array.isArray(value) ? value.filter((part) => typeof part !== "object").join(".") : String(value ?? "");
}

/** Neither a page for people nor JSON, cut off or not. */
function plainText(text: string): string | undefined {
  const words = text.trim();
  return words === "" || /^(?:<|\{|\[\s*(?:["{[\]]|$))/.test(words) ? undefined : words;
}
