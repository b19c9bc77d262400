import type { Flow } from "@tonegraph/flow-model";
import type { CallGraph } from "./call-graph.ts";
import type { CycleVerdict } from "./judge-cycles.ts";

/** The ways of a flow with the parts that calls can go round in. */
interface PartedWays {
  readonly graph: CallGraph;
  /** Per node how many connections it lies behind the start; -1 where no call comes. */
  readonly distances: Int32Array;
  /** Per node the part that it belongs to; -1 for none. */
  readonly partOf: Int32Array;
}

/** The parts of a flow that calls can go round in, with what is wrong with each, by the number of the part. */
export interface JudgedRounds extends PartedWays {
  readonly flow: Flow;
  readonly verdicts: readonly (readonly CycleVerdict[])[];
}

/**
 * Per part of `present` what was found wrong with the same part before, or undefined where the part is another: it has other
 * nodes, or one of them lies elsewhere or leads elsewhere. The graphs must have the same nodes with the same exits, and
 * nothing that counts in these nodes may be another. O(nodes + exits of the parts).
 */
export function verdictsKept(
  before: JudgedRounds,
  present: PartedWays,
  count: number,
): readonly (readonly CycleVerdict[] | undefined)[] {
  const former = new Int32Array(count).fill(-1);
  const sizes = new Int32Array(count);
  const formerSizes = new Int32Array(before.verdicts.length);
  const isOther = new Uint8Array(count);
  for (let node = 0; node < present.partOf.length; node++) {
    const part = present.partOf[node] ?? -1;
    const was = before.partOf[node] ?? -1;
    if (was !== -1) formerSizes[was] = (formerSizes[was] ?? 0) + 1;
    if (part === -1) continue;
    if (sizes[part] === 0) former[part] = was;
    sizes[part] = (sizes[part] ?? 0) + 1;
    if (was === -1 || former[part] !== was || !isSameNode(before, present, node)) isOther[part] = 1;
  }
  return Array.from(former, (was, part) =>
    isOther[part] === 0 && sizes[part] === formerSizes[was] ? before.verdicts[was] : undefined,
  );
}

function isSameNode(before: PartedWays, present: PartedWays, node: number): boolean {
  return before.distances[node] === present.distances[node] && leadsAlike(before.graph, present.graph, node);
}

function leadsAlike(before: CallGraph, present: CallGraph, node: number): boolean {
  const last = present.firstExit[node + 1] ?? 0;
  for (let exit = present.firstExit[node] ?? 0; exit < last; exit++) {
    if (before.exitTarget[exit] !== present.exitTarget[exit]) return false;
    if (before.exitConnection[exit] !== present.exitConnection[exit]) return false;
  }
  return true;
}
