import type { NodeId } from "@tonegraph/flow-model";

const LONGEST = 60;

/** Gives every step the node that follows from its id, so that two readings of one flow can be compared node by node. */
export function nodeIdsOf(stepIds: readonly string[], taken: readonly NodeId[]): ReadonlyMap<string, NodeId> {
  const given = new Set<NodeId>(taken);
  const ids = new Map<string, NodeId>();
  // Those whose id fits come first: a step called `a_b` keeps its name where another is called `a.b`.
  const fitting = stepIds.filter((id) => sanitised(id) === id);
  for (const id of [...fitting, ...stepIds.filter((other) => sanitised(other) !== other)]) {
    const nodeId = freeId(sanitised(id), given);
    given.add(nodeId);
    ids.set(id, nodeId);
  }
  return ids;
}

/** The part of an id behind its prefix: characters that our ids may have, and not too many. */
export function sanitised(id: string): string {
  const fitting = id.replaceAll(/[^A-Za-z0-9_-]/g, "_").slice(0, LONGEST);
  return fitting === "" ? "step" : fitting;
}

/** A vendor's id as words: `main_menu_v2` → `Main menu v2`. */
export function labelOf(id: string, ifEmpty: string): string {
  const words = id
    .split(/[._\s-]+/)
    .filter((word) => word !== "")
    .join(" ");
  return words === "" ? ifEmpty : words.charAt(0).toUpperCase() + words.slice(1);
}

function freeId(wanted: string, taken: ReadonlySet<NodeId>): NodeId {
  let nodeId = `node_${wanted}`;
  for (let count = 2; taken.has(nodeId); count += 1) nodeId = `node_${wanted}_${count}`;
  return nodeId;
}
