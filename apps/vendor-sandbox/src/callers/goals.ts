// What callers may want of a flow, and by which key each menu leads there.
import { buildFlowGraph, type Flow, type FlowNode, type NodeId } from "@tonegraph/flow-model";
import { hashed } from "../seeded-numbers.ts";

/** An option of a menu or a language choice. */
export interface Choice {
  readonly key: string;
  /** How much of the prompt has been said when it has: options share it evenly, those that are not said come last. */
  readonly saidAt: number;
  /** By the number of a goal: keys from here to it, `Infinity` where this option does not lead there. */
  readonly keysTo: Float64Array;
}

/** What the flow's callers may want. Goals are numbered; the same destination has the same popularity in every version. */
export interface Goals {
  readonly keys: readonly string[];
  /** Shares that add up to 1, by the number of the goal. */
  readonly shares: readonly number[];
  /** Options by node; absent for nodes that ask nothing. */
  readonly choices: ReadonlyMap<NodeId, readonly Choice[]>;
  /** Whether a goal can still be reached from a node. */
  canReach(nodeId: NodeId, goal: number): boolean;
}

/**
 * Reads the goals of a flow: every queue, agent, number, mailbox and completing hang-up that callers can come to. `like` has
 * them numbered as another version's are.
 */
export function goalsOf(flow: Flow, like?: Pick<Goals, "keys">): Goals {
  const steps = stepsOf(flow);
  const found = new Map<string, NodeId[]>();
  for (const nodeId of reachable(flow.startNodeId, steps)) {
    const node = flow.nodes[nodeId];
    // A hang-up that is left again is only the end of a sub-flow.
    const key = node?.kind === "hangup" && steps.forward.has(nodeId) ? null : goalKey(node);
    if (key !== null) found.set(key, [...(found.get(key) ?? []), nodeId]);
  }
  const keys = like?.keys ?? [...found.keys()];
  const distances = keys.map((key) => distancesTo(found.get(key) ?? [], steps));
  const choices = new Map<NodeId, readonly Choice[]>();
  for (const [nodeId, node] of Object.entries(flow.nodes)) {
    const options = optionsOf(node);
    if (options.length === 0) continue;
    const said = saidKeys(flow, node, options);
    choices.set(
      nodeId,
      options.map(({ key, port }) => choiceOf({ key, said, exit: `${nodeId} ${port}` })),
    );
  }
  function choiceOf({ key, said, exit }: { key: string; said: readonly string[]; exit: string }): Choice {
    const target = steps.targets.get(exit);
    const keysTo = distances.map((distance) => (target === undefined ? Infinity : (distance.get(target) ?? Infinity)));
    const place = said.indexOf(key);
    return { key, saidAt: place < 0 ? 1 : (place + 1) / said.length, keysTo: Float64Array.from(keysTo) };
  }
  return { keys, shares: sharesOf(keys), choices, canReach: (nodeId, goal) => distances[goal]?.has(nodeId) ?? false };
}

/** What a caller who comes to this node has come to; null where the call goes on. */
export function goalKey(node: FlowNode | undefined): string | null {
  switch (node?.kind) {
    case "queue":
      return `queue:${node.queueId}`;
    case "agent":
      return `agent:${node.agentId}`;
    case "externalNumber":
      return `number:${node.number}`;
    case "voicemail":
      return `mailbox:${node.mailboxId}`;
    case "hangup":
      return node.outcome === "completed" ? `done:${node.label}` : null;
    default:
      return null;
  }
}

// Popularity falls with the rank, and the rank with a hash of the name: no version can make a destination more popular.
function sharesOf(keys: readonly string[]): number[] {
  const ranked = keys.toSorted((a, b) => hashed(a) - hashed(b) || (a < b ? -1 : 1));
  const weights = keys.map((key) => 1 / (1 + ranked.indexOf(key)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

interface Steps {
  /** Targets by node and port. */
  readonly targets: ReadonlyMap<string, NodeId>;
  readonly forward: ReadonlyMap<NodeId, readonly NodeId[]>;
  readonly backward: ReadonlyMap<NodeId, readonly { readonly from: NodeId; readonly keys: number }[]>;
}

// Silence and wrong keys are nobody's way.
const NOT_MEANT = new Set(["noInput", "noMatch"]);

function stepsOf(flow: Flow): Steps {
  const graph = buildFlowGraph(flow);
  const targets = new Map<string, NodeId>();
  const forward = new Map<NodeId, NodeId[]>();
  const backward = new Map<NodeId, { from: NodeId; keys: number }[]>();
  for (const from of graph.nodeIds) {
    for (const { source, port, target } of Object.values(flow.connections)) {
      if (source !== from || NOT_MEANT.has(port)) continue;
      targets.set(`${from} ${port}`, target);
      forward.set(from, [...(forward.get(from) ?? []), target]);
      const keys = port.startsWith("key:") || port.startsWith("lang:") ? 1 : 0;
      backward.set(target, [...(backward.get(target) ?? []), { from, keys }]);
    }
  }
  return { targets, forward, backward };
}

function reachable(start: NodeId, { forward }: Steps): ReadonlySet<NodeId> {
  const seen = new Set([start]);
  for (const nodeId of seen) for (const next of forward.get(nodeId) ?? []) seen.add(next);
  return seen;
}

function distancesTo(goals: readonly NodeId[], { backward }: Steps): ReadonlyMap<NodeId, number> {
  const distances = new Map(goals.map((nodeId) => [nodeId, 0]));
  const queue = [...goals];
  for (const nodeId of queue) {
    const here = distances.get(nodeId) ?? Infinity;
    for (const { from, keys } of backward.get(nodeId) ?? []) {
      if (here + keys >= (distances.get(from) ?? Infinity)) continue;
      distances.set(from, here + keys);
      queue.push(from);
    }
  }
  return distances;
}

function optionsOf(node: FlowNode): readonly { readonly key: string; readonly port: string }[] {
  if (node.kind === "menu") return node.options.map(({ key }) => ({ key, port: `key:${key}` }));
  if (node.kind === "language") return node.options.map(({ key, language }) => ({ key, port: `lang:${language}` }));
  return [];
}

/** The keys that a prompt names; all of them where it names none by its digit. */
function saidKeys(flow: Flow, node: FlowNode, options: readonly { readonly key: string }[]): readonly string[] {
  const keys = options.map(({ key }) => key);
  const text = "promptId" in node ? flow.prompts[node.promptId ?? ""]?.texts[flow.defaultLanguage] : undefined;
  if (text?.kind !== "speech") return keys;
  const named = new Set(text.text.match(/(?<![\p{L}\p{N}])\d(?![\p{L}\p{N}])/gu));
  return named.size === 0 ? keys : keys.filter((key) => !/\d/u.test(key) || named.has(key));
}
