import type { FiguresRow } from "@tonegraph/vendor-kit";

/** The share of callers who give up, above which the document advises to hand them over. */
export const ABANDONMENT_THRESHOLD = 0.35;

/** What the document advises for one menu, with the share of callers who gave up in it (between 0 and 1). */
export interface MenuAdvice {
  readonly nodeId: string;
  readonly rate: number;
  readonly advice: "agent_priority_queue" | "continue_menu";
}

/**
 * The document's rule: abandoned / (abandoned + answered) above the threshold hands callers to an agent. A proposal,
 * applied by nobody here. A menu that nobody left, or whose two counts were not both reported, has no rate and no advice.
 */
export function adviseOnMenus(rows: readonly FiguresRow[], threshold = ABANDONMENT_THRESHOLD): MenuAdvice[] {
  const sums = new Map<string, { abandoned: number; answered: number }>();
  for (const { nodeId, abandoned, answered } of rows) {
    if (nodeId === null || abandoned === undefined || answered === undefined) continue;
    const sum = sums.get(nodeId) ?? { abandoned: 0, answered: 0 };
    sums.set(nodeId, { abandoned: sum.abandoned + abandoned, answered: sum.answered + answered });
  }
  return [...sums].flatMap(([nodeId, { abandoned, answered }]): MenuAdvice[] => {
    if (abandoned + answered === 0) return [];
    const rate = abandoned / (abandoned + answered);
    return [{ nodeId, rate, advice: rate > threshold ? "agent_priority_queue" : "continue_menu" }];
  });
}
