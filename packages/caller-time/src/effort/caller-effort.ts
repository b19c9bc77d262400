import type { Flow, Language, NodeId } from "@tonegraph/flow-model";
import { effortGraph, type EffortGraph } from "./effort-graph.ts";
import type { EffortCase } from "./exit-effort.ts";
import { endsCall } from "./ends-call.ts";
import { flowPromptSeconds, type PromptSecondsOf } from "./flow-prompt-seconds.ts";
import { leastEffort, type EffortTable } from "./least-effort.ts";
import { mostEffort, type MostEffort } from "./most-effort.ts";

/** Seconds and key presses from the call's arrival until it comes to a node. */
export interface EffortFigure {
  readonly seconds: number;
  readonly keys: number;
  /** The node before on the way that costs this; null at the start. */
  readonly from: NodeId | null;
  /** False where the figure is a bound, because callers can go round on the way. */
  readonly exact: boolean;
}

/** What it costs to come to a node: the quickest way of a caller who knows it, of one who listens, and the longest way. */
export type NodeEffort = Readonly<Record<EffortCase, EffortFigure>>;

/** Efforts per language; a node that no call comes to is absent. Plain data. */
export interface EffortReport {
  readonly languages: Readonly<Record<Language, Readonly<Record<NodeId, NodeEffort>>>>;
  /** The nodes that end calls and that a call comes to, sorted. */
  readonly terminals: readonly NodeId[];
}

/** What callers to ask for, and where prompt seconds come from if somebody keeps them. */
export interface EffortOptions {
  /** Default: all languages of the flow. */
  readonly languages?: readonly Language[];
  readonly promptSeconds?: PromptSecondsOf;
  /** Where callers are when counting begins. Default: the start of the call. */
  readonly from?: NodeId;
}

/**
 * Seconds and key presses from the start of a call, or from where one asks, to every node and so to every end, per language. Pure and iterative:
 * O(languages × connections × log nodes) once prompt seconds are known; see the README for what each case assumes.
 */
export function callerEffort(
  flow: Flow,
  { languages = flow.languages, promptSeconds, from = flow.startNodeId }: EffortOptions = {},
): EffortReport {
  const terminals = new Set<NodeId>();
  const efforts = languages.map((language): [Language, Record<NodeId, NodeEffort>] => {
    const graph = effortGraph(flow, { language, secondsOf: flowPromptSeconds(flow, language, promptSeconds) });
    const nodes = nodeEfforts(graph, graph.indexOf.get(from));
    for (const nodeId of Object.keys(nodes)) if (endsCall(flow, graph.flowGraph, nodeId)) terminals.add(nodeId);
    return [language, nodes];
  });
  return { languages: Object.fromEntries(efforts), terminals: [...terminals].sort() };
}

/** The nodes on the way that a figure is about, from the start of the call to the node; empty where no call comes to it. */
export function effortPath(
  report: EffortReport,
  { language, nodeId, of }: { readonly language: Language; readonly nodeId: NodeId; readonly of: EffortCase },
): NodeId[] {
  const nodes = report.languages[language] ?? {};
  const path: NodeId[] = [];
  for (let at: NodeId | null = nodeId; at !== null && nodes[at] !== undefined; at = nodes[at]?.[of].from ?? null)
    path.push(at);
  return path.reverse();
}

function nodeEfforts(graph: EffortGraph, start: number | undefined): Record<NodeId, NodeEffort> {
  if (start === undefined) return {};
  const best = leastEffort({ ...graph, costs: graph.costs.best }, [start], "seconds");
  const typical = leastEffort({ ...graph, costs: graph.costs.typical }, [start], "seconds");
  const worst = mostEffort(graph, start);
  const entries = graph.nodeIds.flatMap((nodeId, node): [NodeId, NodeEffort][] => {
    if (best.seconds[node] === Infinity) return [];
    const figureOf = (table: EffortTable | MostEffort): EffortFigure => figure(graph, node, table);
    return [[nodeId, { best: figureOf(best), typical: figureOf(typical), worst: figureOf(worst) }]];
  });
  return Object.fromEntries(entries);
}

function figure(graph: EffortGraph, node: number, table: EffortTable | MostEffort): EffortFigure {
  return {
    seconds: table.seconds[node] ?? 0,
    keys: table.keys[node] ?? 0,
    from: graph.nodeIds[table.from[node] ?? -1] ?? null,
    exact: "exact" in table ? table.exact[node] === 1 : true,
  };
}
