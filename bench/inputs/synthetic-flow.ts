import type { Flow, FlowNode } from "@tonegraph/flow-model";
import { parseFlow } from "@tonegraph/flow-model";
import { seededRandom } from "./seeded-random.ts";

const KEYS = ["1", "2", "3", "4"] as const;

/**
 * A flow of about `size` nodes from a seed: a tree of menus with four keys, every leaf a queue, some keys leading back
 * up, and a few faults of each kind that the compared checks look for.
 */
export function syntheticFlow(size: number, seed = 1): Flow {
  const random = seededRandom(seed);
  const draft = emptyDraft();
  const menus = Math.max(1, Math.floor(size / 4));
  const keysOf = Array.from({ length: menus }, () => (random() < 0.01 ? ["1", "1", "3", "4"] : KEYS));
  keysOf.forEach((keys, index) => {
    draft.nodes[`node_m${index}`] = menuNode(index, keys);
    draft.prompts[`prompt_m${index}`] = {
      label: `Menu ${index}`,
      texts: { "en-US": { kind: "speech", text: promptText(random) } },
    };
  });
  draft.connect("node_start", "next", "node_m0");
  let nextMenu = 1;
  const target = (index: number): string => {
    const chance = random();
    if (nextMenu < menus && (chance < 0.3 || nextMenu === index + 1)) return `node_m${nextMenu++}`;
    if (chance < 0.33) return `node_m${Math.floor(random() * (index + 1))}`;
    if (1 + menus + draft.queues() < size) return draft.addQueue();
    return `node_q${Math.floor(random() * Math.max(1, draft.queues()))}`;
  };
  keysOf.forEach((keys, index) => {
    for (const key of new Set(keys)) if (random() > 0.002) draft.connect(`node_m${index}`, `key:${key}`, target(index));
    const fallback = draft.queues() === 0 ? draft.addQueue() : `node_q${Math.floor(random() * draft.queues())}`;
    draft.connect(`node_m${index}`, "noInput", fallback);
  });
  for (let index = 0; index < size / 200; index += 1) draft.addQueue();
  return parsed({
    formatVersion: 1,
    id: "flow_01JD3Z00000000000000000000",
    name: `Synthetic ${size}`,
    profile: "cxone-ivr-menus",
    startNodeId: "node_start",
    nodes: draft.nodes,
    connections: draft.connections,
    prompts: draft.prompts,
  });
}

interface Draft {
  readonly nodes: Record<string, unknown>;
  readonly connections: Record<string, unknown>;
  readonly prompts: Record<string, unknown>;
  readonly connect: (source: string, port: string, target: string) => void;
  readonly addQueue: () => string;
  readonly queues: () => number;
}

function emptyDraft(): Draft {
  const nodes: Draft["nodes"] = { node_start: { kind: "start", label: "Call arrives", position: { x: 0, y: 0 } } };
  const connections: Draft["connections"] = {};
  let wires = 0;
  let queues = 0;
  return {
    nodes,
    connections,
    prompts: {},
    connect: (source, port, target) => {
      connections[`conn_${wires++}`] = { source, port, target };
    },
    addQueue: () => {
      const id = `node_q${queues++}`;
      const position = { x: (queues % 60) * 260, y: -Math.floor(queues / 60) * 120 - 400 };
      nodes[id] = { kind: "queue", label: `Queue ${queues}`, position, queueId: `queue_${queues}` };
      return id;
    },
    queues: () => queues,
  };
}

function menuNode(index: number, keys: readonly string[]): unknown {
  return {
    kind: "menu",
    label: `Menu ${index}`,
    position: { x: 300 + (index % 40) * 300, y: Math.floor(index / 40) * 320 },
    promptId: `prompt_m${index}`,
    options: keys.map((key) => ({ key, label: `Choice ${key}` })),
    noInput: { timeoutMs: 5000, maxRepeats: 2 },
    noMatch: { maxRepeats: 2 },
  };
}

function promptText(random: () => number): string {
  const sentence = "For sales, press 1. For support, press 2. For billing, press 3. For anything else, press 4. ";
  return random() < 0.02 ? sentence.repeat(6) : sentence;
}

function parsed(document: unknown): Flow {
  const result = parseFlow(document);
  if (!result.ok) throw new Error(`the synthetic flow does not parse: ${JSON.stringify(result.error).slice(0, 400)}`);
  return result.value;
}

/** The nodes of a flow as pairs, in one fixed order for all variants. */
export function nodeEntries(flow: Flow): readonly (readonly [string, FlowNode])[] {
  return Object.entries(flow.nodes);
}
