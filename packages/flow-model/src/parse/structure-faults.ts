import { jsonPointer } from "./json-pointer.ts";
import type { ParseFault } from "./parse-fault.ts";

/** How many containers may lie in one another, the document itself included. */
export const MAX_DEPTH = 64;
/** How many values a document may have; far above any flow, far below what would stall the reader. */
export const MAX_VALUES = 2_000_000;

const PROTOTYPE_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Whether a name means something else to JavaScript objects than a member of that name. */
export function isPrototypeKey(name: string): boolean {
  return PROTOTYPE_KEYS.has(name);
}

/** A container that is being walked. */
interface Place {
  readonly container: object;
  /** The names of its members; null of an array, which has none. */
  readonly names: readonly string[] | null;
  readonly size: number;
  /** How many of its members were looked at. */
  seen: number;
  /** What it is called in the one around it. */
  readonly key: string | number;
  readonly around: Place | null;
  readonly depth: number;
}

interface Walk {
  readonly maxDepth: number;
  readonly faults: ParseFault[];
  /** How many values were looked at. */
  values: number;
}

/** Where a value is. */
type At = Pick<Place, "key" | "around">;

/**
 * What must be known about a value before schemas may look at it: that it is JSON, not nested too deeply, not endless, and
 * without keys that JavaScript objects treat in a way of their own (zod would skip them in silence). Never recurses.
 * Stops at the first fault that makes the rest unsafe to walk, and after `limit` faults.
 */
export function structureFaults(input: unknown, { maxDepth = MAX_DEPTH, limit = 2_000 } = {}): ParseFault[] {
  const walk: Walk = { maxDepth, faults: [], values: 0 };
  const { faults } = walk;
  let place = enter(input, { key: "", around: null }, walk);
  while (place !== null && faults.length < limit) {
    if (walk.values > MAX_VALUES)
      return [...faults, fault("too-large", null, `The document has more than ${MAX_VALUES} values.`)];
    place = place.seen === place.size ? place.around : lookAtNext(place, walk);
  }
  return faults;
}

/** Looks at the next member of a container; the place to go on at is the member, where it is a container. */
function lookAtNext(place: Place, walk: Walk): Place {
  const key = place.names?.[place.seen] ?? place.seen;
  const value: unknown = Reflect.get(place.container, key);
  place.seen += 1;
  if (typeof key === "string") {
    const bad = nameFault(key, place);
    if (bad !== null) walk.faults.push(bad);
    if (bad !== null || value === undefined) return place;
  }
  return enter(value, { key, around: place }, walk) ?? place;
}

/** The place that a container is; null for anything else, and for what cannot be walked. */
function enter(value: unknown, at: At, walk: Walk): Place | null {
  walk.values += 1;
  // Most values are texts and numbers with nothing wrong about them.
  if (isSoundScalar(value)) return null;
  const depth = at.around === null ? 1 : at.around.depth + 1;
  const wrong = valueFault(value, at) ?? depthFault(depth, at, walk);
  if (wrong !== null) walk.faults.push(wrong);
  if (wrong !== null || typeof value !== "object" || value === null) return null;
  const { key, around } = at;
  if (Array.isArray(value)) return { container: value, names: null, size: value.length, seen: 0, key, around, depth };
  const names = Object.keys(value);
  return { container: value, names, size: names.length, seen: 0, key, around, depth };
}

function nameFault(key: string, around: Place): ParseFault | null {
  const at = { key, around };
  if (isPrototypeKey(key)) return fault("prototype-key", at, `The name "${key}" is not allowed. Use another.`);
  return isSoundText(key) ? null : fault("bad-text", at, BAD_TEXT);
}

const BAD_TEXT = "This text has a character that cannot be stored: half a surrogate pair, or the character U+0000.";

function isSoundText(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}

function isSoundScalar(value: unknown): boolean {
  if (typeof value === "string") return isSoundText(value);
  return value === null || typeof value === "boolean" || Number.isFinite(value);
}

function valueFault(value: unknown, at: At): ParseFault | null {
  if (typeof value === "object")
    return Array.isArray(value) || Object.prototype.toString.call(value) === "[object Object]"
      ? null
      : fault("not-json", at, "This is an object that JSON cannot carry.");
  if (typeof value === "string") return fault("bad-text", at, BAD_TEXT);
  const words = typeof value === "number" ? `The number ${value}` : `A value of the type ${typeof value}`;
  return fault("not-json", at, `${words} is nothing that JSON can carry.`);
}

function depthFault(depth: number, at: At, { maxDepth }: Walk): ParseFault | null {
  if (depth <= maxDepth) return null;
  return fault("too-deep", at, `This lies more than ${maxDepth} levels deep. Flows are never nested that deeply.`);
}

function fault(code: ParseFault["code"], at: At | null, message: string): ParseFault {
  const path: (string | number)[] = [];
  for (let one = at; one !== null; one = one.around) if (one.around !== null) path.push(one.key);
  return { pointer: jsonPointer(path.reverse()), code, message };
}
