import type { Random } from "../http.ts";

/** How long to wait before repeating: always the same, or exponential with full jitter. Milliseconds. */
export type Wait =
  | { readonly kind: "fixed"; readonly ms: number }
  | { readonly kind: "fullJitter"; readonly baseMs: number; readonly maxMs: number };

/** Milliseconds to wait after the given attempt (1 for the first). Full jitter is uniform in [0, min(max, base · 2^(attempt − 1))). */
export function waitMs(wait: Wait, attempt: number, random: Random): number {
  if (wait.kind === "fixed") return wait.ms;
  return Math.floor(random() * Math.min(wait.maxMs, wait.baseMs * 2 ** (attempt - 1)));
}
