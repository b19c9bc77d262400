import { hierarchy, tree, type HierarchyPointNode } from "d3-hierarchy";
import { portsOf, type Flow, type NodeId, type Position } from "@tonegraph/flow-model";

/** The size of a card, for the layout. */
export interface CardSize {
  readonly width: number;
  readonly height: number;
}

const COLUMN_GAP = 72;
const ROW_GAP = 32;
const COLUMN_WIDTH = 244;

interface TreeNode {
  readonly nodeId: NodeId | null;
  readonly children: TreeNode[];
}

/**
 * A tidy picture: the breadth-first tree from the start drawn left to right, exits in reading order from top to
 * bottom; what the start does not reach stands below. Only shortest ways shape it: ways back and hubs never do.
 */
export function tidyLayout(flow: Flow, sizeOf: (nodeId: NodeId) => CardSize): Record<NodeId, Position> {
  const root = breadthFirstForest(flow);
  const heightOf = (node: TreeNode): number => (node.nodeId === null ? 0 : sizeOf(node.nodeId).height);
  const laidOut = tree<TreeNode>()
    .nodeSize([1, 1])
    .separation((left, right) => (heightOf(left.data) + heightOf(right.data)) / 2 + ROW_GAP)(hierarchy(root));
  const columns = columnPositions(laidOut, sizeOf);
  const positions: Record<NodeId, Position> = {};
  for (const point of laidOut.descendants()) {
    const { nodeId } = point.data;
    if (nodeId === null) continue;
    positions[nodeId] = {
      x: columns[point.depth] ?? 0,
      y: Math.round(point.x - sizeOf(nodeId).height / 2),
    };
  }
  return startAtOrigin(positions, flow.startNodeId);
}

/** One tree per unreached region beside the start's own, under a root that is not drawn. */
function breadthFirstForest(flow: Flow): TreeNode {
  const targets = targetsInPortOrder(flow);
  const seen = new Set<NodeId>();
  const roots: TreeNode[] = [];
  const rest = Object.keys(flow.nodes).toSorted((a, b) => byPosition(flow, a, b));
  for (const rootId of [flow.startNodeId, ...withoutIncomingFirst(flow, rest)]) {
    if (seen.has(rootId) || !flow.nodes[rootId]) continue;
    roots.push(breadthFirstTree(rootId, targets, seen));
  }
  return { nodeId: null, children: roots };
}

function breadthFirstTree(rootId: NodeId, targets: ReadonlyMap<NodeId, NodeId[]>, seen: Set<NodeId>): TreeNode {
  const root: TreeNode = { nodeId: rootId, children: [] };
  seen.add(rootId);
  const queue = [root];
  for (const node of queue) {
    for (const target of node.nodeId === null ? [] : (targets.get(node.nodeId) ?? [])) {
      if (seen.has(target)) continue;
      seen.add(target);
      const child: TreeNode = { nodeId: target, children: [] };
      node.children.push(child);
      queue.push(child);
    }
  }
  return root;
}

function targetsInPortOrder(flow: Flow): Map<NodeId, NodeId[]> {
  const byPort = new Map<NodeId, Map<string, NodeId>>();
  for (const { source, port, target } of Object.values(flow.connections)) {
    if (!flow.nodes[source] || !flow.nodes[target]) continue;
    const ports = byPort.get(source) ?? new Map<string, NodeId>();
    byPort.set(source, ports.set(port, target));
  }
  const ordered = new Map<NodeId, NodeId[]>();
  for (const [source, ports] of byPort) {
    const node = flow.nodes[source];
    const known = node ? portsOf(node) : [];
    const names = [
      ...known.filter((port) => ports.has(port)),
      ...[...ports.keys()].filter((port) => !known.includes(port)).toSorted(),
    ];
    ordered.set(
      source,
      names.flatMap((port) => ports.get(port) ?? []),
    );
  }
  return ordered;
}

function withoutIncomingFirst(flow: Flow, nodeIds: readonly NodeId[]): NodeId[] {
  const entered = new Set(Object.values(flow.connections).map((connection) => connection.target));
  return [...nodeIds.filter((id) => !entered.has(id)), ...nodeIds.filter((id) => entered.has(id))];
}

function byPosition(flow: Flow, left: NodeId, right: NodeId): number {
  const a = flow.nodes[left]?.position ?? { x: 0, y: 0 };
  const b = flow.nodes[right]?.position ?? { x: 0, y: 0 };
  return a.y - b.y || a.x - b.x || (left < right ? -1 : 1);
}

function columnPositions(root: HierarchyPointNode<TreeNode>, sizeOf: (nodeId: NodeId) => CardSize): number[] {
  const widths: number[] = [];
  for (const { depth, data } of root.descendants()) {
    const width = data.nodeId === null ? 0 : sizeOf(data.nodeId).width;
    widths[depth] = Math.max(widths[depth] ?? 0, depth === 1 ? width : COLUMN_WIDTH);
  }
  const columns: number[] = [0];
  for (let depth = 1; depth < widths.length; depth += 1) {
    const before = depth === 1 ? 0 : (widths[depth - 1] ?? COLUMN_WIDTH) + COLUMN_GAP;
    columns[depth] = (columns[depth - 1] ?? 0) + before;
  }
  return columns;
}

function startAtOrigin(positions: Record<NodeId, Position>, startNodeId: NodeId): Record<NodeId, Position> {
  const origin = positions[startNodeId] ?? { x: 0, y: 0 };
  return Object.fromEntries(
    Object.entries(positions).map(([id, { x, y }]) => [id, { x: x - origin.x, y: y - origin.y }]),
  );
}
