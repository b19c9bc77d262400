import type { Json } from "@tonegraph/flow-model";
import type { Run } from "./run.ts";

/** What stands in the transcript for each digit that callers trust us with. */
export const MASK = "•";

/** Fewer digits than these are in every other number: hiding them would hide what is no secret. */
const SHORTEST_HIDDEN = 3;

/** Remembers digits that no transcript may show, wherever they turn up later. */
export function keepSecret({ call }: Run, digits: string): void {
  if (digits.length >= SHORTEST_HIDDEN && !call.secrets.includes(digits)) call.secrets = [...call.secrets, digits];
}

/** A value as the transcript may show it: the caller's secrets in it, its lists and its members are dots. */
export function masked(run: Run, value: Json): Json {
  if (run.call.secrets.length === 0 || value === null || typeof value === "boolean") return value;
  if (typeof value === "string") return maskedText(run, value);
  if (typeof value === "number") {
    const text = maskedText(run, String(value));
    return text === String(value) ? value : text;
  }
  if (Array.isArray(value)) return value.map((item) => masked(run, item));
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, masked(run, member)]));
}

/** A text as the transcript may show it. */
export function maskedText({ call: { secrets } }: Run, text: string): string {
  return secrets.reduce((shown, secret) => shown.replaceAll(secret, MASK.repeat(secret.length)), text);
}
