import type { Flow, Language, NodeId } from "@tonegraph/flow-model";
import { effortGraph } from "./effort-graph.ts";
import { flowPromptSeconds, type PromptSecondsOf } from "./flow-prompt-seconds.ts";
import { leastEffort, type EffortOrder } from "./least-effort.ts";

/** What it takes from a node to the nearest of some targets, for a caller who listens. */
export interface ReachEffort {
  readonly seconds: number;
  readonly keys: number;
  /** The nodes on that way, from the node asked about to the target. */
  readonly path: readonly NodeId[];
}

/** For whom and where to. */
export interface ReachOptions {
  readonly language: Language;
  readonly targets: readonly NodeId[];
  /** What must be least: seconds, or key presses. */
  readonly order: EffortOrder;
  readonly promptSeconds?: PromptSecondsOf;
}

/**
 * From which nodes the targets can be reached and what it takes a typical caller, asked for as many nodes as one likes: one
 * search against the connections answers all of them. `null` where no way leads.
 */
export function effortToReach(flow: Flow, options: ReachOptions): (from: NodeId) => ReachEffort | null {
  const { language, targets, order, promptSeconds } = options;
  const secondsOf = flowPromptSeconds(flow, language, promptSeconds);
  const graph = effortGraph(flow, { language, secondsOf, reversed: true });
  const ends = targets.flatMap((nodeId) => graph.indexOf.get(nodeId) ?? []);
  const table = leastEffort({ ...graph, costs: graph.costs.typical }, ends, order);
  return (from) => {
    const node = graph.indexOf.get(from);
    if (node === undefined || table.seconds[node] === Infinity) return null;
    const path: NodeId[] = [];
    for (let at = node; at >= 0; at = table.from[at] ?? -1) path.push(graph.nodeIds[at] ?? "");
    return { seconds: table.seconds[node] ?? 0, keys: table.keys[node] ?? 0, path };
  };
}
