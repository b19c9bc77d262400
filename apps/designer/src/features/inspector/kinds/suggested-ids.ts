import type { Flow } from "@tonegraph/flow-model";

/** Ids to choose from: those that the target is known to have, then those that this flow uses already. */
export function suggestedIds(flow: Flow, kind: "queue" | "agent", known: readonly string[]): string[] {
  const used = Object.values(flow.nodes).map((node) => {
    if (kind === "queue") return node.kind === "queue" ? node.queueId : "";
    return node.kind === "agent" ? node.agentId : "";
  });
  return [...new Set([...known, ...used.toSorted()])].filter((id) => id !== "");
}
