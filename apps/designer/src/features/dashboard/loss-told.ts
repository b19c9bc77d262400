import type { Loss } from "@tonegraph/api-contract";

/** What may be said of lost calls: their rate, only the counts since calls are too few, or that nothing is known. */
export function lossTold({ calls, enough }: Pick<Loss, "calls" | "enough">): "rate" | "tooFew" | "unknown" {
  if (calls === 0) return "unknown";
  return enough ? "rate" : "tooFew";
}
