import { nodeRule } from "../node-rule.ts";

/** The target cannot carry this kind of node at all: publishing would leave it out. */
export const unsupportedNode = nodeRule({
  code: "unsupported-node",
  severity: "error",
  checkNode: ({ node, nodeId, profile }) =>
    profile.nodes[node.kind] === "unsupported"
      ? [{ at: { nodeId, pointer: `/nodes/${nodeId}/kind` }, params: { kind: node.kind, profile: profile.title } }]
      : [],
});
