import type { JsonLike } from "../json.ts";

/** A piece of output, or a value that still has to be written. */
type Work = { readonly text: string } | { readonly value: JsonLike };

/**
 * JSON with sorted keys and no white space, in the form of RFC 8785: equal values give equal text.
 * Properties that are `undefined` are left out as JSON.stringify does. Walks with a stack of its own, so depth is no limit.
 * Throws on a number that JSON cannot carry: such a value is a bug of the caller.
 */
export function canonicalJson(value: JsonLike): string {
  const parts: string[] = [];
  const work: Work[] = [{ value }];
  for (let next = work.pop(); next; next = work.pop()) {
    if ("text" in next) parts.push(next.text);
    else writeOrOpen(next.value, { parts, work });
  }
  return parts.join("");
}

function writeOrOpen(value: JsonLike, out: { parts: string[]; work: Work[] }): void {
  if (value === null || typeof value !== "object") {
    out.parts.push(scalar(value));
    return;
  }
  const opened = isList(value) ? openedList(value) : openedRecord(value);
  for (let index = opened.length - 1; index >= 0; index -= 1) {
    const piece = opened[index];
    if (piece) out.work.push(piece);
  }
}

function isList(value: JsonLike): value is readonly JsonLike[] {
  return Array.isArray(value);
}

function openedList(list: readonly JsonLike[]): Work[] {
  const items = list.flatMap((value, index): Work[] => (index === 0 ? [{ value }] : [{ text: "," }, { value }]));
  return [{ text: "[" }, ...items, { text: "]" }];
}

function openedRecord(record: { readonly [key: string]: JsonLike | undefined }): Work[] {
  const opened: Work[] = [{ text: "{" }];
  for (const key of Object.keys(record).sort()) {
    const value = record[key];
    if (value === undefined) continue;
    opened.push({ text: `${opened.length === 1 ? "" : ","}${JSON.stringify(key)}:` }, { value });
  }
  opened.push({ text: "}" });
  return opened;
}

function scalar(value: string | number | boolean | null): string {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`${value} is not JSON`);
  return JSON.stringify(value);
}
