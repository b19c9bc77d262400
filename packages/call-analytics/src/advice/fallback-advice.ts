/** The share of callers who hang up above which the reference document for CXone's IVR API advises to hand them over. */
export const FALLBACK_THRESHOLD = 0.35;

/** That document's rule for one menu. A fixed threshold: a notice for people, never a reason to act. Source: document 000. */
export function fallbackAdvice(rate: number): "agent_priority_queue" | "continue_menu" {
  return rate > FALLBACK_THRESHOLD ? "agent_priority_queue" : "continue_menu";
}
