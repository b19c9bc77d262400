import type { Fallback } from "@tonegraph/flow-model";
import type { ReadRule } from "./read-wire-rule.ts";

/** What happens when anything breaks, as a drawing has it; null where a drawing cannot say it. */
export function drawFallback({ type, target, ...more }: ReadRule["fallbackAction"]): Fallback | null {
  if (Object.keys(more).length > 0) return null;
  const named = target ?? "";
  if (type === "hangup") return named === "" ? { kind: "hangup" } : null;
  // A blank target is left out when compiling, so only one that is absent comes back as it was.
  if (typeof target === "string" && target.trim() === "") return null;
  if (type === "queue") return { kind: "queue", queueId: named };
  return type === "transfer" ? { kind: "externalNumber", number: named } : null;
}
