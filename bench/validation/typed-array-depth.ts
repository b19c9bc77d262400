import type { Rows } from "./typed-array-checks.ts";

/**
 * Per node how many nodes the longest way from the start has, itself included and the start not. Inside a component only
 * connections that lead further away from the start count.
 */
export function longestWays(
  { count, offsets, targets }: Rows,
  {
    distances,
    componentOf,
    start,
  }: { readonly distances: Int32Array; readonly componentOf: Int32Array; readonly start: number },
): Int32Array {
  const waiting = new Int32Array(count);
  const leadsOn = new Uint8Array(targets.length);
  for (let node = 0; node < count; node += 1) {
    if (distances[node] === -1) continue;
    for (let edge = offsets[node]!; edge < offsets[node + 1]!; edge += 1) {
      const target = targets[edge]!;
      if (componentOf[node] === componentOf[target] && distances[target]! <= distances[node]!) continue;
      leadsOn[edge] = 1;
      waiting[target] = waiting[target]! + 1;
    }
  }
  const depth = new Int32Array(count);
  const order = new Int32Array(count);
  order[0] = start;
  let end = 1;
  for (let at = 0; at < end; at += 1) {
    const node = order[at]!;
    for (let edge = offsets[node]!; edge < offsets[node + 1]!; edge += 1) {
      if (leadsOn[edge] === 0) continue;
      const target = targets[edge]!;
      if (depth[node]! + 1 > depth[target]!) depth[target] = depth[node]! + 1;
      waiting[target] = waiting[target]! - 1;
      if (waiting[target] === 0) order[end++] = target;
    }
  }
  return depth;
}
