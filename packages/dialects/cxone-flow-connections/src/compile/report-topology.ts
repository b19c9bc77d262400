import type { Json, NodeId } from "@tonegraph/flow-model";
import { nameOf } from "@tonegraph/vendor-kit";
import { MAX_CONNECTIONS, perNodeLimit } from "../limits.ts";
import { crowdedNodes, danglingNodes, findCycle, unreachedNodes } from "../topology.ts";
import type { WireFlow } from "../wire.ts";
import type { CompileScope } from "./compile-scope.ts";
import { vendorNodeId } from "./vendor-ids.ts";

/** Reports what the vendor would refuse of the shape as a whole. */
export function reportTopology(
  artefact: WireFlow,
  settings: Readonly<Record<string, Json>> | undefined,
  scope: CompileScope,
): void {
  const { flow, graph, extras, report } = scope;
  const ours = new Map<string, NodeId>(graph.nodeIds.map((nodeId) => [vendorNodeId(nodeId, extras), nodeId]));
  const place = (vendorId: string): { nodeId?: NodeId } => {
    const nodeId = ours.get(vendorId);
    return nodeId === undefined ? {} : { nodeId };
  };
  const nameAt = (vendorId: string): string => nameOf(flow, ours.get(vendorId) ?? vendorId);

  const cycle = findCycle(artefact);
  if (cycle !== null) {
    const words = `CXone refuses flows in which calls can go round: ${cycle.join(" -> ")}. Take one of these connections out.`;
    report.add("unsupported", "cycle", { ...place(cycle[0] ?? ""), words, params: { path: [...cycle] } });
  }
  for (const id of danglingNodes(artefact)) {
    const words = `CXone wants every way to end in a terminal, but nothing follows ${nameAt(id)}. Lead it on, or end the call there.`;
    report.add("unsupported", "dangling-path", { ...place(id), words });
  }
  for (const id of unreachedNodes(artefact)) {
    const words = `CXone refuses what no call reaches, and nothing leads to ${nameAt(id)}. Lead there, or take it out.`;
    report.add("unsupported", "node-not-reached", { ...place(id), words });
  }
  const count = artefact.connections.length;
  if (count > MAX_CONNECTIONS) {
    const words = `CXone takes ${MAX_CONNECTIONS} connections in all, and this flow has ${count}. Split it, or draw fewer.`;
    report.add("unsupported", "too-many-connections", { words, params: { count, limit: MAX_CONNECTIONS } });
  }
  const limit = perNodeLimit(settings);
  for (const { id, count: leaving } of crowdedNodes(artefact, limit)) {
    const words = `This tenant of CXone takes ${limit} connections leaving a block, and ${leaving} leave ${nameAt(id)}. Split it.`;
    report.add("unsupported", "too-many-connections", { ...place(id), words, params: { count: leaving, limit } });
  }
}
