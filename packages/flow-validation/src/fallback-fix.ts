import {
  assertNever,
  type Connection,
  type Fallback,
  type Flow,
  type FlowNode,
  type NodeId,
  type SimpleCommand,
} from "@tonegraph/flow-model";
import { freshId, stemOf } from "./fresh-id.ts";

/** Where the flow says that calls go when anything breaks: a block that does this already, or one to be added. */
export interface FallbackTarget {
  readonly nodeId: NodeId;
  readonly node: FlowNode;
  readonly isNew: boolean;
}

const BESIDE = { x: 320, y: 160 };

/** The block that the flow's fallback stands for, placed beside a block where it is not drawn yet; `null` without a fallback. */
export function fallbackTarget(
  { nodes, fallback }: Pick<Flow, "nodes" | "fallback">,
  beside: NodeId,
): FallbackTarget | null {
  if (!fallback) return null;
  for (const [nodeId, node] of Object.entries(nodes).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    if (nodeId !== beside && standsFor(node, fallback)) return { nodeId, node, isNew: false };
  const { x, y } = nodes[beside]?.position ?? { x: 0, y: 0 };
  return {
    nodeId: freshId("node_", "fallback", (id) => Object.hasOwn(nodes, id)),
    node: nodeFor(fallback, { x: x + BESIDE.x, y: y + BESIDE.y }),
    isNew: true,
  };
}

/** The commands that lead some of a block's ports to the fallback. */
export function wireToFallback(
  { connections }: Pick<Flow, "connections">,
  { nodeId, node, isNew }: FallbackTarget,
  { source, ports }: { readonly source: NodeId; readonly ports: readonly string[] },
): SimpleCommand[] {
  const taken = new Set<string>();
  const connects = ports.map((port): SimpleCommand => {
    const connectionId = freshId(
      "conn_",
      `${stemOf(source)}_${port}`,
      (id) => Object.hasOwn(connections, id) || taken.has(id),
    );
    taken.add(connectionId);
    const connection: Connection = { source, port, target: nodeId };
    return { type: "connect", connectionId, connection };
  });
  return isNew ? [{ type: "addNode", nodeId, node }, ...connects] : connects;
}

function standsFor(node: FlowNode, fallback: Fallback): boolean {
  switch (fallback.kind) {
    case "queue":
      return node.kind === "queue" && node.queueId === fallback.queueId;
    case "agent":
      return node.kind === "agent" && node.agentId === fallback.agentId;
    case "externalNumber":
      return node.kind === "externalNumber" && node.number === fallback.number;
    case "hangup":
      return node.kind === "hangup" && node.outcome === "abandoned";
    default:
      return assertNever(fallback);
  }
}

function nodeFor(fallback: Fallback, position: FlowNode["position"]): FlowNode {
  const label = "If anything breaks";
  switch (fallback.kind) {
    case "queue":
      return { kind: "queue", label, position, queueId: fallback.queueId };
    case "agent":
      return { kind: "agent", label, position, agentId: fallback.agentId };
    case "externalNumber":
      return { kind: "externalNumber", label, position, number: fallback.number };
    case "hangup":
      return { kind: "hangup", label, position, outcome: "abandoned" };
    default:
      return assertNever(fallback);
  }
}
