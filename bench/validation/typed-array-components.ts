import type { Rows } from "./typed-array-checks.ts";

/** Per node the component it belongs to, and how many nodes a call can come back to. */
export interface Components {
  readonly componentOf: Int32Array;
  readonly inCycles: number;
}

/** Tarjan's components without recursion. */
export function componentsOf(rows: Rows): Components {
  const { count, offsets, targets } = rows;
  const componentOf = new Int32Array(count).fill(-1);
  const order = new Int32Array(count);
  const low = new Int32Array(count);
  const cursor = offsets.slice();
  const stack = new Int32Array(count);
  const path = new Int32Array(count);
  let stacked = 0;
  let clock = 0;
  let inCycles = 0;
  let deep = -1;
  function enter(node: number): void {
    order[node] = low[node] = ++clock;
    stack[stacked++] = node;
    path[++deep] = node;
  }
  function leave(node: number): void {
    deep -= 1;
    if (deep >= 0 && low[node]! < low[path[deep]!]!) low[path[deep]!] = low[node]!;
    if (low[node] !== order[node]) return;
    let size = 0;
    for (let member = -1; member !== node; size += 1) {
      member = stack[--stacked]!;
      componentOf[member] = node;
    }
    if (size > 1 || leadsTo(rows, node)) inCycles += size;
  }
  for (let root = 0; root < count; root += 1) {
    if (order[root] === 0) enter(root);
    while (deep >= 0) {
      const node = path[deep]!;
      const edge = cursor[node]!++;
      if (edge >= offsets[node + 1]!) leave(node);
      else if (order[targets[edge]!] === 0) enter(targets[edge]!);
      else if (componentOf[targets[edge]!] === -1) low[node] = Math.min(low[node]!, order[targets[edge]!]!);
    }
  }
  return { componentOf, inCycles };
}

function leadsTo({ offsets, targets }: Rows, node: number): boolean {
  for (let edge = offsets[node]!; edge < offsets[node + 1]!; edge += 1) if (targets[edge] === node) return true;
  return false;
}
