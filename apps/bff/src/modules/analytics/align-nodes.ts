import { buildFlowGraph, type Flow, type NodeId } from "@tonegraph/flow-model";

/**
 * Which node of a version a node of the vendor's copy is, as far as that can be told: by its id, by the way to it from the
 * start through the same exits, and by where it hands callers to. Nodes that the vendor's drawing has of its own are absent.
 */
export function alignNodes(drawn: Flow, version: Flow): ReadonlyMap<NodeId, NodeId> {
  const pairs = new Map<NodeId, NodeId>();
  const taken = new Set<NodeId>();
  const pair = (ofDrawn: NodeId, ofVersion: NodeId): boolean => {
    const isSame = drawn.nodes[ofDrawn]?.kind === version.nodes[ofVersion]?.kind;
    if (!isSame || pairs.has(ofDrawn) || taken.has(ofVersion)) return false;
    pairs.set(ofDrawn, ofVersion);
    taken.add(ofVersion);
    return true;
  };
  for (const nodeId of Object.keys(drawn.nodes)) if (Object.hasOwn(version.nodes, nodeId)) pair(nodeId, nodeId);
  pairWays({ drawn, version, pairs, pair });
  for (const nodeId of Object.keys(drawn.nodes)) {
    const destination = destinationOf(drawn, nodeId);
    if (destination === null || pairs.has(nodeId)) continue;
    const twin = Object.keys(version.nodes).find((other) => destinationOf(version, other) === destination);
    if (twin !== undefined) pair(nodeId, twin);
  }
  return pairs;
}

interface Alignment {
  readonly drawn: Flow;
  readonly version: Flow;
  readonly pairs: ReadonlyMap<NodeId, NodeId>;
  readonly pair: (ofDrawn: NodeId, ofVersion: NodeId) => boolean;
}

/** Follows the same exits in both, from every pair known so far. */
function pairWays({ drawn, version, pairs, pair }: Alignment): void {
  const [there, here] = [buildFlowGraph(drawn), buildFlowGraph(version)];
  const [startThere, startHere] = [drawn, version].map((flow) =>
    Object.keys(flow.nodes).find((nodeId) => flow.nodes[nodeId]?.kind === "start"),
  );
  if (startThere !== undefined && startHere !== undefined) pair(startThere, startHere);
  const open = [...pairs];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [ofDrawn, ofVersion] = next;
    for (const { port, target } of there.outgoing(ofDrawn)) {
      const twin = here.edgeOn(ofVersion, port)?.target;
      if (twin !== undefined && pair(target, twin)) open.push([target, twin]);
    }
  }
}

function destinationOf(flow: Flow, nodeId: NodeId): string | null {
  const node = flow.nodes[nodeId];
  if (node?.kind === "queue") return `queue ${node.queueId}`;
  if (node?.kind === "agent") return `agent ${node.agentId}`;
  return node?.kind === "externalNumber" ? `number ${node.number}` : null;
}
