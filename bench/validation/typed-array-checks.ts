// The limit: the same checks by hand over typed arrays (compressed rows), with nothing for comfort.
import type { Flow } from "@tonegraph/flow-model";
import { nodeEntries } from "../inputs/synthetic-flow.ts";
import { isTerminal, LONGEST_PROMPT, type Findings } from "./findings.ts";

interface Rows {
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
}

export function typedArrayChecks(flow: Flow): Findings {
  const entries = nodeEntries(flow);
  const numbers = new Map(entries.map(([id], index) => [id, index]));
  const forward = toRows(flow, numbers, { from: "source", to: "target" });
  const backward = toRows(flow, numbers, { from: "target", to: "source" });
  const reached = spread(forward, [numbers.get(flow.startNodeId) ?? 0], entries.length);
  const terminals = entries.flatMap(([, node], index) => (isTerminal(node) ? [index] : []));
  const hopeful = spread(backward, terminals, entries.length);
  return {
    unreachable: entries.length - sum(reached),
    inCycles: nodesInCycles(forward, entries.length),
    hopeless: entries.length - sum(hopeful),
    duplicateKeys: entries.filter(
      ([, node]) => node.kind === "menu" && new Set(node.options.map(({ key }) => key)).size < node.options.length,
    ).length,
    tooLong: Object.values(flow.prompts).filter(({ texts }) =>
      Object.values(texts).some((text) => text.kind === "speech" && text.text.length > LONGEST_PROMPT),
    ).length,
  };
}

function toRows(
  flow: Flow,
  numbers: ReadonlyMap<string, number>,
  { from, to }: { readonly from: "source" | "target"; readonly to: "source" | "target" },
): Rows {
  const offsets = new Int32Array(numbers.size + 1);
  const wires = Object.values(flow.connections);
  for (const wire of wires) offsets[(numbers.get(wire[from]) ?? 0) + 1]! += 1;
  for (let index = 0; index < numbers.size; index += 1) offsets[index + 1]! += offsets[index]!;
  const filled = offsets.slice();
  const targets = new Int32Array(wires.length);
  for (const wire of wires) targets[filled[numbers.get(wire[from]) ?? 0]!++] = numbers.get(wire[to]) ?? 0;
  return { offsets, targets };
}

function spread({ offsets, targets }: Rows, seeds: readonly number[], count: number): Uint8Array {
  const seen = new Uint8Array(count);
  const waiting = new Int32Array(count);
  let end = 0;
  for (const seed of seeds) {
    seen[seed] = 1;
    waiting[end++] = seed;
  }
  for (let at = 0; at < end; at += 1) {
    const node = waiting[at]!;
    for (let edge = offsets[node]!; edge < offsets[node + 1]!; edge += 1) {
      const target = targets[edge]!;
      if (seen[target] === 1) continue;
      seen[target] = 1;
      waiting[end++] = target;
    }
  }
  return seen;
}

/** Tarjan's components without recursion; counts the nodes of components with more than one node or a loop. */
function nodesInCycles({ offsets, targets }: Rows, count: number): number {
  const order = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const cursor = offsets.slice(0, count);
  const onStack = new Uint8Array(count);
  const stack: number[] = [];
  const path: number[] = [];
  let clock = 0;
  let cyclic = 0;
  const enter = (node: number): void => {
    order[node] = low[node] = clock++;
    stack.push(node);
    path.push(node);
    onStack[node] = 1;
  };
  const leave = (node: number): void => {
    path.pop();
    const parent = path.at(-1);
    if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[node]!);
    if (low[node] === order[node]) cyclic += closeComponent({ node, stack, onStack, offsets, targets });
  };
  const step = (node: number): void => {
    const edge = cursor[node]!++;
    if (edge >= offsets[node + 1]!) return leave(node);
    const target = targets[edge]!;
    if (order[target] === -1) enter(target);
    else if (onStack[target] === 1) low[node] = Math.min(low[node]!, order[target]!);
  };
  for (let root = 0; root < count; root += 1) {
    if (order[root] === -1) enter(root);
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) step(node);
  }
  return cyclic;
}

interface Component extends Rows {
  readonly node: number;
  readonly stack: number[];
  readonly onStack: Uint8Array;
}

function closeComponent({ node, stack, onStack, offsets, targets }: Component): number {
  let size = 0;
  for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
    onStack[member] = 0;
    size += 1;
    if (member === node) break;
  }
  const loops = targets.subarray(offsets[node]!, offsets[node + 1]!).includes(node);
  return size > 1 || loops ? size : 0;
}

function sum(flags: Uint8Array): number {
  return flags.reduce((total, flag) => total + flag, 0);
}
