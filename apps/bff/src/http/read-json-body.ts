import { isUtf8 } from "node:buffer";
import { err, ok, type Result } from "@tonegraph/flow-model";
import type { FaultPlace } from "../kernel/fault.ts";

/** How deep arrays and objects may lie in each other. */
export const MAX_DEPTH = 64;

/** Reads a JSON body, or says where it is wrong: encoding, syntax, depth, keys that reach into prototypes, NUL characters. */
export function readJsonBody(bytes: Buffer): Result<unknown, readonly FaultPlace[]> {
  if (!isUtf8(bytes)) return err([{ pointer: "", code: "invalid-utf8", message: "The body is not valid UTF-8." }]);
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString("utf8"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err([{ pointer: "", code: "invalid-json", message: `The body is not valid JSON: ${reason}` }]);
  }
  const faults = findFaults(value);
  return faults.length > 0 ? err(faults) : ok(value);
}

interface Visit {
  readonly value: unknown;
  readonly pointer: string;
  readonly depth: number;
}

// With a list of its own instead of recursion: the depth of the input must not be the depth of our stack.
function findFaults(root: unknown): FaultPlace[] {
  const faults: FaultPlace[] = [];
  const visits: Visit[] = [{ value: root, pointer: "", depth: 0 }];
  for (let visit = visits.pop(); visit; visit = visits.pop()) {
    const { value, pointer, depth } = visit;
    if (typeof value === "string") faults.push(...faultsOfText(value, pointer));
    if (typeof value !== "object" || value === null) continue;
    if (depth >= MAX_DEPTH) {
      faults.push({ pointer, code: "too-deep", message: `More than ${MAX_DEPTH} levels lie in each other here.` });
      continue;
    }
    for (const [key, child] of Object.entries(value)) {
      const place = `${pointer}/${escapePointer(key)}`;
      if (!Array.isArray(value)) faults.push(...faultsOfKey({ key, child, pointer: place }));
      visits.push({ value: child, pointer: place, depth: depth + 1 });
    }
  }
  return faults;
}

function faultsOfText(text: string, pointer: string): FaultPlace[] {
  if (!text.includes("\0")) return [];
  return [
    { pointer, code: "nul-character", message: "This text contains the character U+0000, which cannot be stored." },
  ];
}

function faultsOfKey({ key, child, pointer }: { key: string; child: unknown; pointer: string }): FaultPlace[] {
  const reaches =
    key === "__proto__" ||
    (key === "constructor" && typeof child === "object" && child !== null && Object.hasOwn(child, "prototype"));
  if (reaches) return [{ pointer, code: "prototype-key", message: `The key "${key}" is not allowed here.` }];
  return faultsOfText(key, pointer);
}

/** One step of a JSON pointer (RFC 6901). */
export function escapePointer(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
