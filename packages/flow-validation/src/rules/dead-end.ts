import type { NodeKind } from "@tonegraph/flow-model";
import { isMissingExit } from "../graph/call-graph.ts";
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
    const findings: Finding[] = [];
    graph.kinds.forEach((kind, number) => {
      if (NEVER_HERE.has(kind)) return;
      const nodeId = graph.nodeIds[number] ?? "";
      for (let exit = graph.firstExit[number] ?? 0; exit < (graph.firstExit[number + 1] ?? 0); exit++) {
        const port = graph.exitPort[exit] ?? "";
        if (!isMissingExit(graph, number, exit) || hasCodeOfItsOwn(kind, port)) continue;
        findings.push({ at: { nodeId, pointer: `/nodes/${nodeId}` }, params: { port } });
      }
    });
    return findings;
  },
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
