import { flowRule, type Finding, type Rule, type Wording } from "@tonegraph/flow-validation";
import { blockWords } from "../block-words.ts";
import { blockFault, type BlockFault } from "../vendor-block.ts";

const FAULTS: readonly BlockFault[] = ["foreign", "unreadable", "notDocumented", "secondStart", "leadsNowhere"];

const words: Wording = {
  problem: (w) => blockWords(w.here(), FAULTS.find((fault) => fault === w.text("fault")) ?? "unreadable"),
};

/** A vendor block that CXone's connections cannot stand for: another vendor's, or one that lost what it was. */
export const blockNotCarried = {
  ...flowRule({
    code: "block-not-carried",
    severity: "error",
    reads: ["nodes", "connections", "startNodeId"],
    check: ({ flow, graph }) =>
      graph.nodeIds.flatMap((nodeId): Finding[] => {
        const fault = blockFault(flow, graph, nodeId);
        return fault === null ? [] : [{ at: { nodeId, pointer: `/nodes/${nodeId}` }, params: { fault } }];
      }),
  }),
  words,
} satisfies Rule;
