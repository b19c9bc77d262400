import { nodeRule, type Finding, type Rule, type Wording } from "@tonegraph/flow-validation";
import { destinationOfBlock, isDocumented } from "../vendor-block.ts";

const words: Wording = {
  problem: (w) =>
    `${w.here()} is no destination of CXone's menus: the flow cannot be published. Take it out, and lead its callers to a queue, an agent or a number.`,
};

/** A vendor block that stands for no destination of CXone's: another vendor's, one that lost what it was, or of a kind that no document names. */
export const foreignBlock = {
  ...nodeRule({
    code: "foreign-block",
    severity: "error",
    kinds: ["vendorBlock"],
    checkNode({ nodeId, node, profile }): Finding[] {
      // Where no such block can be at all, that is told already.
      if (node.kind !== "vendorBlock" || profile.nodes.vendorBlock === "unsupported") return [];
      const destination = destinationOfBlock(node);
      return destination === null || !isDocumented(destination)
        ? [{ at: { nodeId, pointer: `/nodes/${nodeId}` }, params: {} }]
        : [];
    },
  }),
  words,
} satisfies Rule;
