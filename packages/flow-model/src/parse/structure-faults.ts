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

interface Visit {
  readonly value: unknown;
  readonly key: string | number;
  readonly parent: Visit | null;
  readonly depth: number;
}

/**
 * What must be known about a value before schemas may look at it: that it is JSON, not nested too deeply, not endless, and
 * without keys that JavaScript objects treat in a way of their own (zod would skip them in silence). Never recurses.
 * Stops at the first fault that makes the rest unsafe to walk, and after `limit` faults.
 */
export function structureFaults(input: unknown, { maxDepth = MAX_DEPTH, limit = 2_000 } = {}): ParseFault[] {
  const faults: ParseFault[] = [];
  const stack: Visit[] = [{ value: input, key: "", parent: null, depth: 1 }];
  let values = 0;
  for (let visit = stack.pop(); visit && faults.length < limit; visit = stack.pop()) {
    values += 1;
    if (values > MAX_VALUES)
      return [...faults, fault("too-large", null, `The document has more than ${MAX_VALUES} values.`)];
    const { value } = visit;
    if (typeof value === "object" && value !== null) {
      if (visit.depth > maxDepth) {
        faults.push(
          fault("too-deep", visit, `This lies more than ${maxDepth} levels deep. Flows are never nested that deeply.`),
        );
        continue;
      }
      open(value, { visit, stack, faults });
    } else faults.push(...scalarFaults(value, visit));
  }
  return faults;
}

function open(value: object, { visit, stack, faults }: { visit: Visit; stack: Visit[]; faults: ParseFault[] }): void {
  const depth = visit.depth + 1;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    for (let key = items.length - 1; key >= 0; key -= 1) stack.push({ value: items[key], key, parent: visit, depth });
    return;
  }
  if (Object.prototype.toString.call(value) !== "[object Object]") {
    faults.push(fault("not-json", visit, "This is an object that JSON cannot carry."));
    return;
  }
  for (const [key, member] of Object.entries(value).reverse()) {
    const inside: Visit = { value: member, key, parent: visit, depth };
    if (isPrototypeKey(key))
      faults.push(fault("prototype-key", inside, `The name "${key}" is not allowed. Use another.`));
    else if (!key.isWellFormed() || key.includes("\0")) faults.push(fault("bad-text", inside, BAD_TEXT));
    else if (member !== undefined) stack.push(inside);
  }
}

const BAD_TEXT = "This text has a character that cannot be stored: half a surrogate pair, or the character U+0000.";

function scalarFaults(value: unknown, visit: Visit): ParseFault[] {
  if (value === null || typeof value === "boolean") return [];
  if (typeof value === "string")
    return value.isWellFormed() && !value.includes("\0") ? [] : [fault("bad-text", visit, BAD_TEXT)];
  if (typeof value === "number" && Number.isFinite(value)) return [];
  const words = typeof value === "number" ? `The number ${value}` : `A value of the type ${typeof value}`;
  return [fault("not-json", visit, `${words} is nothing that JSON can carry.`)];
}

function fault(code: ParseFault["code"], at: Visit | null, message: string): ParseFault {
  const path: (string | number)[] = [];
  for (let visit = at; visit?.parent; visit = visit.parent) path.push(visit.key);
  return { pointer: jsonPointer(path.reverse()), code, message };
}
