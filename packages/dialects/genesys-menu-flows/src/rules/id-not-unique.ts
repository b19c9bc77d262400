import { flowRule, type Finding, type Rule, type Wording } from "@tonegraph/flow-validation";
import { idClashes } from "../compile/id-clashes.ts";
import { heardNodes } from "../compile/report-left-out.ts";
import { START_ID } from "../wire.ts";

const words: Wording = {
  problem: (w) => {
    const other = w.text("id") === START_ID ? "the start of every call" : "another block of this flow";
    return `Genesys Cloud tells menus, queues, agents and flows apart by their ids alone, and “${w.text("id")}” is that of ${w.here()} and of ${other}: the flow cannot be published. Give one of them another id.`;
  },
};

/** One id names two different things: a key that leads to it could mean either. */
export const idNotUnique = {
  ...flowRule({
    code: "id-not-unique",
    severity: "error",
    reads: ["nodes", "connections", "startNodeId"],
    check: ({ flow, graph }) =>
      idClashes(flow, [...heardNodes(flow, graph)].toSorted()).flatMap(({ id, nodeIds }): Finding[] => {
        const [nodeId, ...related] = nodeIds;
        return nodeId === undefined ? [] : [{ at: { nodeId, pointer: `/nodes/${nodeId}` }, params: { id }, related }];
      }),
  }),
  words,
} satisfies Rule;
