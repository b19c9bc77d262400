import type { NodeId } from "@tonegraph/flow-model";
import { flowRule, type Rule, type Wording } from "@tonegraph/flow-validation";

/** The rule of vendors whose calls begin with a menu: a call comes to something else before it; one message may stand there. */
export function beginsWithMenu(code: string): Rule {
  return flowRule({
    code,
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
  });
}

/** What {@link beginsWithMenu} says of a vendor. */
export function beginsWithMenuWords(vendor: string): Wording {
  return {
    problem: (w) =>
      w.text("kind") === "message"
        ? `${vendor} speaks one message before the menu, and ${w.here()} would be a second one: callers would not hear it. Join the two messages.`
        : `${vendor} begins a call with a menu, but this one begins with ${w.here()}: the flow cannot be published. Put a menu there.`,
  };
}
