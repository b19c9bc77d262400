import {
  buildFlowGraph,
  compactGraph,
  portsOf,
  type CompactGraph,
  type Flow,
  type FlowEdge,
  type FlowGraph,
  type Language,
} from "@tonegraph/flow-model";
import { exitEffort, type EffortCase, type SecondsOf } from "./exit-effort.ts";

/** A flow as callers of one language walk through it: its connections as numbers, and what each costs whom. */
export interface EffortGraph extends CompactGraph {
  readonly flowGraph: FlowGraph;
  readonly isExit: (edge: FlowEdge) => boolean;
  /** Per connection, in the order of `edges`. */
  readonly costs: Readonly<Record<EffortCase, ExitCosts>>;
}

/** Seconds and key presses per connection. */
export interface ExitCosts {
  readonly seconds: Float64Array;
  readonly keys: Float64Array;
}

/** What callers an effort graph is for. */
export interface EffortGraphOptions {
  readonly language: Language;
  readonly secondsOf: SecondsOf;
  /** Against the connections, to ask from where an end can be reached. */
  readonly reversed?: boolean;
}

/**
 * Lays out the connections that callers of a language can take: only on ports that their node has, and where a language is
 * chosen that can be theirs, only that one. O(nodes + connections) once prompt seconds are known.
 */
export function effortGraph(flow: Flow, { language, secondsOf, reversed = false }: EffortGraphOptions): EffortGraph {
  const flowGraph = buildFlowGraph(flow);
  const ports = new Map(flowGraph.nodeIds.map((nodeId) => [nodeId, exitsFor(flow, nodeId, language)]));
  const exits = new Set(
    flowGraph.edges.filter(
      (edge) =>
        ports.get(edge.source)?.includes(edge.port) === true && flowGraph.edgeOn(edge.source, edge.port) === edge,
    ),
  );
  const isExit = (edge: FlowEdge): boolean => exits.has(edge);
  const compact = compactGraph(flowGraph, { edges: isExit, reversed });
  const costsOf = (of: EffortCase): ExitCosts => exitCosts(flow, compact, { of, secondsOf });
  const [best, typical, worst] = [costsOf("best"), costsOf("typical"), costsOf("worst")];
  return { ...compact, flowGraph, isExit, costs: { best, typical, worst } };
}

function exitsFor(flow: Flow, nodeId: string, language: Language): readonly string[] {
  const node = flow.nodes[nodeId];
  if (!node) return [];
  const offersIt = node.kind === "language" && node.options.some((option) => option.language === language);
  return offersIt ? [`lang:${language}`, "noInput"] : portsOf(node);
}

function exitCosts(
  flow: Flow,
  { edges }: CompactGraph,
  question: { readonly of: EffortCase; readonly secondsOf: SecondsOf },
): ExitCosts {
  const seconds = new Float64Array(edges.length);
  const keys = new Float64Array(edges.length);
  edges.forEach(({ source, port }, place) => {
    const node = flow.nodes[source];
    if (!node) return;
    const effort = exitEffort(node, port, question);
    seconds[place] = effort.seconds;
    keys[place] = effort.keys;
  });
  return { seconds, keys };
}
