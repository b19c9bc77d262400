import type { Json } from "@tonegraph/flow-model";
import { MAX_TEXT_LENGTH } from "../values/print-value.ts";

/** Reads JSON; `null` where the text is none, is longer than a million units or holds a number that is not finite. */
export function parseJson(text: string): Json {
  if (text.length > MAX_TEXT_LENGTH) return null;
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- JSON.parse gives JSON and nothing else
    const value = JSON.parse(text) as Json;
    return hasInfinity(text, value) ? null : value;
  } catch {
    return null;
  }
}

/** Only an exponent or hundreds of digits can make a number too great, so that the value is rarely searched. */
function hasInfinity(text: string, value: Json): boolean {
  if (!/\d[eE]\+?\d{2}|\d{300}/.test(text)) return false;
  const open: Json[] = [value];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part === "number" && !Number.isFinite(part)) return true;
    if (typeof part === "object" && part !== null) for (const member of Object.values(part)) open.push(member);
  }
  return false;
}
