// The limit: the same checks by hand over typed arrays (compressed rows), counting only, with nothing for comfort.
import type { Flow } from "@tonegraph/flow-model";
import { DEEPEST, isPerson, LONGEST_PROMPT, MOST_WIRES, type Findings } from "./findings.ts";
import { componentsOf } from "./typed-array-components.ts";
import { longestWays } from "./typed-array-depth.ts";

/** A graph as compressed rows: the targets of node n are `targets[offsets[n]]` up to `targets[offsets[n + 1] - 1]`. */
export interface Rows {
  readonly count: number;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
}

export function typedArrayChecks(flow: Flow): Findings {
  const ids = Object.keys(flow.nodes);
  const count = ids.length;
  const numbers = new Map<string, number>();
  const people = new Uint8Array(count);
  const menus = new Uint8Array(count);
  let duplicateKeys = 0;
  for (let number = 0; number < count; number += 1) {
    const node = flow.nodes[ids[number]!]!;
    numbers.set(ids[number]!, number);
    if (isPerson(node)) people[number] = 1;
    if (node.kind !== "menu") continue;
    menus[number] = 1;
    if (hasKeyTwice(node.options)) duplicateKeys += 1;
  }
  const { forward, backward } = rowsOf(flow, numbers);
  const start = numbers.get(flow.startNodeId) ?? 0;
  const distances = distancesFrom(forward, start);
  const hopeful = spreadFrom(backward, people);
  const { componentOf, inCycles } = componentsOf(forward);
  const depth = longestWays(forward, { distances, componentOf, start });
  let unreachable = 0;
  let hopeless = 0;
  let tooDeep = 0;
  let tooManyWires = 0;
  for (let number = 0; number < count; number += 1) {
    if (distances[number] === -1) {
      unreachable += 1;
      continue;
    }
    if (menus[number] === 1 && hopeful[number] === 0) hopeless += 1;
    if (depth[number] === DEEPEST + 1) tooDeep += 1;
    if (forward.offsets[number + 1]! - forward.offsets[number]! > MOST_WIRES) tooManyWires += 1;
  }
  return { unreachable, inCycles, hopeless, tooDeep, tooManyWires, duplicateKeys, tooLong: countTooLong(flow) };
}

function hasKeyTwice(options: readonly { readonly key: string }[]): boolean {
  for (let one = 1; one < options.length; one += 1)
    for (let other = 0; other < one; other += 1) if (options[one]!.key === options[other]!.key) return true;
  return false;
}

function rowsOf(flow: Flow, numbers: ReadonlyMap<string, number>): { readonly forward: Rows; readonly backward: Rows } {
  const ids = Object.keys(flow.connections);
  const sources = new Int32Array(ids.length);
  const targets = new Int32Array(ids.length);
  for (let place = 0; place < ids.length; place += 1) {
    const wire = flow.connections[ids[place]!]!;
    sources[place] = numbers.get(wire.source)!;
    targets[place] = numbers.get(wire.target)!;
  }
  return { forward: toRows(numbers.size, sources, targets), backward: toRows(numbers.size, targets, sources) };
}

function toRows(count: number, from: Int32Array, to: Int32Array): Rows {
  const offsets = new Int32Array(count + 1);
  for (let place = 0; place < from.length; place += 1) offsets[from[place]! + 1]! += 1;
  for (let node = 0; node < count; node += 1) offsets[node + 1]! += offsets[node]!;
  const filled = offsets.slice();
  const targets = new Int32Array(from.length);
  for (let place = 0; place < from.length; place += 1) targets[filled[from[place]!]!++] = to[place]!;
  return { count, offsets, targets };
}

function distancesFrom({ count, offsets, targets }: Rows, start: number): Int32Array {
  const distances = new Int32Array(count).fill(-1);
  const waiting = new Int32Array(count);
  waiting[0] = start;
  distances[start] = 0;
  let end = 1;
  for (let at = 0; at < end; at += 1) {
    const node = waiting[at]!;
    for (let edge = offsets[node]!; edge < offsets[node + 1]!; edge += 1) {
      const target = targets[edge]!;
      if (distances[target] !== -1) continue;
      distances[target] = distances[node]! + 1;
      waiting[end++] = target;
    }
  }
  return distances;
}

function spreadFrom({ count, offsets, targets }: Rows, seeds: Uint8Array): Uint8Array {
  const seen = seeds.slice();
  const waiting = new Int32Array(count);
  let end = 0;
  for (let node = 0; node < count; node += 1) if (seeds[node] === 1) waiting[end++] = node;
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

function countTooLong({ prompts }: Flow): number {
  let count = 0;
  for (const id of Object.keys(prompts)) {
    const { texts } = prompts[id]!;
    for (const language of Object.keys(texts)) {
      const text = texts[language]!;
      if (text.kind !== "speech" || text.text.length <= LONGEST_PROMPT) continue;
      count += 1;
      break;
    }
  }
  return count;
}
