import type { NodeKind } from "@tonegraph/flow-model";
import { byShape } from "../graph/by-shape.ts";
import { mustLeadOn, NOWHERE } from "../graph/call-graph.ts";
import { flowRule } from "../node-rule.ts";
import type { Finding } from "../rule.ts";
import { hasCodeOfItsOwn } from "../ports-with-own-code.ts";

/** An exit that must lead somewhere is not wired: the call ends there without a word. */
export const deadEnd = flowRule({
  code: "dead-end",
  severity: "error",
  reads: ["nodes", "connections"],
  check({ index }) {
    const graph = index.graph();
    const { exitConnection, exitNode, exitPort, nodeIds } = graph;
    const findings: Finding[] = [];
    for (const exit of judgedExits(graph)) {
      if (exitConnection[exit] !== null) continue;
      const nodeId = nodeIds[exitNode[exit] ?? NOWHERE] ?? "";
      findings.push({ at: { nodeId, pointer: `/nodes/${nodeId}` }, params: { port: exitPort[exit] ?? "" } });
    }
    return findings;
  },
});

/** The exits that must lead somewhere and have no code of their own. */
const judgedExits = byShape((shape) => {
  const exits: number[] = [];
  for (let node = 0; node < shape.kinds.length; node++) {
    const kind = shape.kinds[node];
    if (kind === undefined || NEVER_HERE.has(kind)) continue;
    for (let exit = shape.firstExit[node] ?? 0; exit < (shape.firstExit[node + 1] ?? 0); exit++)
      if (!hasCodeOfItsOwn(kind, shape.exitPort[exit] ?? "") && mustLeadOn(shape, node, exit)) exits.push(exit);
  }
  return exits;
});

/** All exits of these are optional or have a code of their own: most nodes of a flow need not be looked at. */
const NEVER_HERE: ReadonlySet<NodeKind> = new Set<NodeKind>([
  "menu",
  "language",
  "queue",
  "agent",
  "externalNumber",
  "voicemail",
  "hangup",
]);
