import type { NodeId } from "@tonegraph/flow-model";
import { flowRule, type Rule, type Wording } from "@tonegraph/flow-validation";

const words: Wording = {
  problem: (w) =>
    w.text("kind") === "message"
      ? `Genesys Cloud speaks one message before the menu, and ${w.here()} would be a second one: callers would not hear it. Join the two messages.`
      : `Genesys Cloud begins a call with a menu, but this one begins with ${w.here()}: the flow cannot be published. Put a menu there.`,
};

/** A call comes to something else before its first menu; one message may stand before it. */
export const menuNotAtStart = {
  ...flowRule({
    code: "menu-not-at-start",
    severity: "error",
    reads: ["nodes", "connections", "startNodeId"],
    check({ flow, graph, profile }) {
      const after = (nodeId: NodeId): NodeId | undefined => graph.edgeOn(nodeId, "next")?.target;
      const first = after(flow.startNodeId);
      const isMessage = first !== undefined && flow.nodes[first]?.kind === "message";
      const nodeId = isMessage ? after(first) : first;
      const kind = nodeId === undefined ? undefined : flow.nodes[nodeId]?.kind;
      if (nodeId === undefined || kind === undefined || kind === "menu") return [];
      // That the target does not have such a block at all is told by `unsupported-node`.
      if (profile.nodes[kind] === "unsupported") return [];
      return [{ at: { nodeId, pointer: `/nodes/${nodeId}/kind` }, params: { kind } }];
    },
  }),
  words,
} satisfies Rule;
