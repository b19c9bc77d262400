import type { Connection, ConnectionId, Flow, FlowPatch, NodeId, PromptId } from "@tonegraph/flow-model";

/**
 * Which nodes, connections and prompts are others than before: changed, added or removed. The record of connections may be
 * the one of before, changed in place by whoever owns the document: what connections were is asked of `formerConnections`,
 * which has at least those that changed.
 */
export interface FlowChange {
  readonly before: Omit<Flow, "connections">;
  readonly formerConnections: Flow["connections"];
  readonly nodes: readonly NodeId[];
  readonly connections: readonly ConnectionId[];
  readonly prompts: readonly PromptId[];
}

/** What an edit changed. Documents are immutable and share structure, so that equal parts are the same object. */
export function flowChange(before: Flow, after: Flow): FlowChange {
  return {
    before,
    formerConnections: before.connections,
    nodes: changedKeys(before.nodes, after.nodes),
    connections: changedKeys(before.connections, after.connections),
    prompts: changedKeys(before.prompts, after.prompts),
  };
}

/**
 * The same from the patches that led from one version to the next, without looking at what they do not name. A part that
 * they name may be as it was. Undefined where a patch puts another record in place of all nodes, connections or prompts.
 */
export function changeByPatches(before: Flow, patches: readonly FlowPatch[]): FlowChange | undefined {
  const changed = { nodes: new Set<NodeId>(), connections: new Set<ConnectionId>(), prompts: new Set<PromptId>() };
  for (const { path } of patches) {
    const [part, id] = path;
    if (part !== "nodes" && part !== "connections" && part !== "prompts") continue;
    if (id === undefined) return undefined;
    changed[part].add(String(id));
  }
  return {
    before,
    formerConnections: picked(before.connections, changed.connections),
    nodes: [...changed.nodes],
    connections: [...changed.connections],
    prompts: [...changed.prompts],
  };
}

function picked(connections: Flow["connections"], ids: Iterable<ConnectionId>): Flow["connections"] {
  const found: Record<ConnectionId, Connection> = {};
  for (const id of ids) {
    const connection = connections[id];
    if (connection && Object.hasOwn(connections, id)) found[id] = connection;
  }
  return found;
}

function changedKeys(before: Readonly<Record<string, object>>, after: Readonly<Record<string, object>>): string[] {
  if (before === after) return [];
  const present = Object.keys(after);
  const changed = present.filter((key) => before[key] !== after[key]);
  const added = changed.filter((key) => !Object.hasOwn(before, key)).length;
  const former = Object.keys(before);
  const removed = former.length + added - present.length;
  return removed === 0 ? changed : [...changed, ...former.filter((key) => !Object.hasOwn(after, key))];
}
