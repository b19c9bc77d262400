import { stronglyConnectedComponents } from "@tonegraph/flow-model";
import type { EffortGraph } from "./effort-graph.ts";
import type { EffortTable } from "./least-effort.ts";

/** The effort of the longest ways; where `exact` is 0, a bound that no way without repeats exceeds. */
export interface MostEffort extends EffortTable {
  readonly exact: Uint8Array;
}

/**
 * The most that a caller spends on the way from `start` to every node without coming to any node twice. Asking for the
 * longest such way is hard, so that a part of the flow in which callers can go round counts as if they passed each of its
 * nodes once by its longest exit: never too little. O(nodes + connections).
 */
export function mostEffort(graph: EffortGraph, start: number): MostEffort {
  const size = graph.nodeIds.length;
  const table: MostEffort = {
    seconds: new Float64Array(size).fill(Infinity),
    keys: new Float64Array(size).fill(Infinity),
    from: new Int32Array(size).fill(-1),
    exact: new Uint8Array(size),
  };
  const parts = partsOf(graph);
  const walk: Walk = { graph, parts, table, entered: new Map(), waiting: awaited(graph, parts, start) };
  const first = parts.partOf[start] ?? 0;
  walk.entered.set(first, { node: start, from: -1, seconds: 0, keys: 0, exact: true });
  const ready = [first];
  for (const part of ready) {
    passPart(walk, part);
    for (const node of parts.nodes[part] ?? []) leavePart(walk, node, ready);
  }
  return table;
}

interface Parts {
  readonly partOf: Int32Array;
  readonly nodes: readonly (readonly number[])[];
}

interface Entry {
  readonly node: number;
  readonly from: number;
  readonly seconds: number;
  readonly keys: number;
  readonly exact: boolean;
}

interface Walk {
  readonly graph: EffortGraph;
  readonly parts: Parts;
  readonly table: MostEffort;
  /** The costliest way into each part so far. */
  readonly entered: Map<number, Entry>;
  /** How many connections into each part have not been looked at yet. */
  readonly waiting: Int32Array;
}

function partsOf({ flowGraph, isExit, indexOf, nodeIds }: EffortGraph): Parts {
  const partOf = new Int32Array(nodeIds.length);
  const nodes = stronglyConnectedComponents(flowGraph, { edges: isExit }).map((component, part) =>
    component.nodeIds.map((nodeId) => {
      const node = indexOf.get(nodeId) ?? 0;
      partOf[node] = part;
      return node;
    }),
  );
  return { partOf, nodes };
}

/** Counts, over what `start` reaches, the connections that lead into each part from another one. */
function awaited(graph: EffortGraph, { partOf, nodes }: Parts, start: number): Int32Array {
  const waiting = new Int32Array(nodes.length);
  const seen = new Uint8Array(graph.nodeIds.length);
  seen[start] = 1;
  const queue = [start];
  for (const node of queue)
    for (const { target } of exits(graph, node)) {
      const part = partOf[target] ?? 0;
      if (part !== partOf[node]) waiting[part] = (waiting[part] ?? 0) + 1;
      if (seen[target] === 1) continue;
      seen[target] = 1;
      queue.push(target);
    }
  return waiting;
}

interface Exit {
  readonly target: number;
  readonly seconds: number;
  readonly keys: number;
}

function exits({ offsets, targets, costs }: EffortGraph, node: number): readonly Exit[] {
  const { seconds, keys } = costs.worst;
  const found: Exit[] = [];
  for (let place = offsets[node] ?? 0; place < (offsets[node + 1] ?? 0); place += 1)
    found.push({ target: targets[place] ?? 0, seconds: seconds[place] ?? 0, keys: keys[place] ?? 0 });
  return found;
}

/** Gives every node of a part its effort: what the way in cost, and the stays at all of the part's other nodes. */
function passPart({ graph, parts, table, entered }: Walk, part: number): void {
  const entry = entered.get(part);
  const nodes = parts.nodes[part] ?? [];
  if (!entry) return;
  const stays = nodes.map((node) => longestStay(graph, parts, node));
  const allSeconds = stays.reduce((sum, stay) => sum + stay.seconds, 0);
  const allKeys = stays.reduce((sum, stay) => sum + stay.keys, 0);
  const alone = nodes.length === 1;
  nodes.forEach((node, place) => {
    const stay = stays[place];
    table.seconds[node] = entry.seconds + (alone ? 0 : allSeconds - (stay?.seconds ?? 0));
    table.keys[node] = entry.keys + (alone ? 0 : allKeys - (stay?.keys ?? 0));
    table.exact[node] = alone && entry.exact ? 1 : 0;
  });
  walkInside({ graph, parts, table }, entry);
}

function longestStay(graph: EffortGraph, { partOf }: Parts, node: number): { seconds: number; keys: number } {
  const stay = { seconds: 0, keys: 0 };
  for (const { target, seconds, keys } of exits(graph, node)) {
    if (partOf[target] !== partOf[node]) continue;
    stay.seconds = Math.max(stay.seconds, seconds);
    stay.keys = Math.max(stay.keys, keys);
  }
  return stay;
}

/** The path that is shown through a part: the one with the fewest connections from where it is entered. */
function walkInside({ graph, parts, table }: Pick<Walk, "graph" | "parts" | "table">, entry: Entry): void {
  table.from[entry.node] = entry.from;
  const seen = new Set([entry.node]);
  for (const node of seen)
    for (const { target } of exits(graph, node)) {
      if (parts.partOf[target] !== parts.partOf[node] || seen.has(target)) continue;
      table.from[target] = node;
      seen.add(target);
    }
}

function leavePart({ graph, parts, table, entered, waiting }: Walk, node: number, ready: number[]): void {
  for (const exit of exits(graph, node)) {
    const part = parts.partOf[exit.target] ?? 0;
    if (part === parts.partOf[node]) continue;
    const seconds = (table.seconds[node] ?? 0) + exit.seconds;
    const keys = (table.keys[node] ?? 0) + exit.keys;
    const known = entered.get(part);
    if (!known || seconds > known.seconds || (seconds === known.seconds && keys > known.keys))
      entered.set(part, { node: exit.target, from: node, seconds, keys, exact: table.exact[node] === 1 });
    waiting[part] = (waiting[part] ?? 0) - 1;
    if (waiting[part] === 0) ready.push(part);
  }
}
