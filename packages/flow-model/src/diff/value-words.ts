import { canonicalJson } from "../canonical/canonical-json.ts";
import type { JsonLike } from "../json.ts";

const LONGEST = 120;

/** Text in quotation marks; what is long is cut in the middle of nothing, with an ellipsis. */
export function quoted(text: string): string {
  const symbols = [...text];
  return symbols.length > LONGEST ? `“${symbols.slice(0, LONGEST).join("").trimEnd()}…”` : `“${text}”`;
}

/** Milliseconds as people say them: 500 ms, 5 s, 1.5 s. */
export function duration(ms: number): string {
  return Math.abs(ms) < 1000 ? `${ms} ms` : `${Number((ms / 1000).toFixed(3))} s`;
}

/** Any value: text in quotation marks, yes and no, lists with commas, the rest as JSON. */
export function valueWords(value: JsonLike | undefined): string {
  if (value === undefined || value === null) return "none";
  if (typeof value === "string") return value === "" ? "empty" : quoted(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(value);
  const simple = Array.isArray(value) && value.every((item) => typeof item === "string" || typeof item === "number");
  if (simple) return value.length === 0 ? "none" : value.join(", ");
  return quoted(canonicalJson(value)).slice(1, -1);
}
