import type { Flow } from "../flow.ts";
import type { NodeId, PromptId } from "../ids.ts";
import { own } from "../own.ts";
import { promptIdsOf } from "../prompt-uses.ts";
import type { NewIds } from "./rename-ids.ts";

/**
 * Which block of `original` a block of `drawn` is, where both draw the same calls: the one with the same id, else the one
 * that the same exits lead to from the start on. Prompts are those that the same blocks speak in the same order. Ids that
 * are the same on both sides, and blocks that have no counterpart, are not in the answer.
 */
export function matchDrawings(original: Flow, drawn: Flow): NewIds {
  const pairs = sameIds(original, drawn);
  const taken = new Set(pairs.values());
  const [ways, leads] = [exitsByNode(original), exitsByNode(drawn)];
  const isFree = (drawnId: NodeId, originalId: NodeId): boolean =>
    !pairs.has(drawnId) && !taken.has(originalId) && own(original.nodes, originalId) !== undefined;
  // A map grows while it is walked: each pair that is found leads on to the next.
  for (const [drawnId, originalId] of pairs) {
    for (const [port, target] of leads.get(drawnId) ?? []) {
      const counterpart = ways.get(originalId)?.get(port);
      if (counterpart === undefined || own(drawn.nodes, target) === undefined || !isFree(target, counterpart)) continue;
      pairs.set(target, counterpart);
      taken.add(counterpart);
    }
  }
  return { nodes: changed(pairs), prompts: matchPrompts(original, drawn, pairs) };
}

function sameIds(original: Flow, drawn: Flow): Map<NodeId, NodeId> {
  const pairs = new Map<NodeId, NodeId>([[drawn.startNodeId, original.startNodeId]]);
  for (const nodeId of Object.keys(drawn.nodes))
    if (nodeId !== drawn.startNodeId && own(original.nodes, nodeId) !== undefined) pairs.set(nodeId, nodeId);
  return pairs;
}

function matchPrompts(
  original: Flow,
  drawn: Flow,
  nodes: ReadonlyMap<NodeId, NodeId>,
): ReadonlyMap<PromptId, PromptId> {
  const pairs = new Map<PromptId, PromptId>();
  const taken = new Set<PromptId>();
  for (const [drawnId, originalId] of nodes) {
    const [node, counterpart] = [own(drawn.nodes, drawnId), own(original.nodes, originalId)];
    const [mine, theirs] = [node, counterpart].map((one) => (one === undefined ? [] : promptIdsOf(one)));
    for (const [index, promptId] of (mine ?? []).entries()) {
      const name = theirs?.[index];
      if (name === undefined || pairs.has(promptId) || taken.has(name)) continue;
      pairs.set(promptId, name);
      taken.add(name);
    }
  }
  return changed(pairs);
}

function exitsByNode({ connections }: Flow): ReadonlyMap<NodeId, ReadonlyMap<string, NodeId>> {
  const exits = new Map<NodeId, Map<string, NodeId>>();
  for (const { source, port, target } of Object.values(connections)) {
    const ports = exits.get(source) ?? new Map<string, NodeId>();
    exits.set(source, ports);
    if (!ports.has(port)) ports.set(port, target);
  }
  return exits;
}

function changed(pairs: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...pairs].filter(([from, to]) => from !== to));
}
