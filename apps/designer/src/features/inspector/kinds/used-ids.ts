import type { Flow } from "@tonegraph/flow-model";

/** The queues or agents that blocks of the flow name, each once. */
export function usedIds(flow: Flow, kind: "queue" | "agent"): string[] {
  const used = Object.values(flow.nodes).map((node) => {
    if (kind === "queue") return node.kind === "queue" ? node.queueId : "";
    return node.kind === "agent" ? node.agentId : "";
  });
  return [...new Set(used.toSorted())].filter((id) => id !== "");
}
