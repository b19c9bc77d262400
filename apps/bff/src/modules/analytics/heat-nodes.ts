// Figures as the heatmap shows them.
import type { HeatNode, Heatmap } from "@tonegraph/api-contract";
import {
  differenceOf,
  durationsOf,
  NO_FIGURES,
  promptLeaving,
  quantile,
  rateOf,
  type FlowFigures,
  type NodeFigures,
  type PromptLeaving,
} from "@tonegraph/call-analytics";
import type { Flow } from "@tonegraph/flow-model";
import { lossOfRow, totalOfSums } from "./losses-of-sums.ts";
import type { AggregateFigures, AggregateRow } from "./ports.ts";

/** What a source knows of a version's nodes. */
export type NodesOf = Pick<Heatmap, "nodes" | "connections" | "total">;

/** From single calls: everything; of the node `wordsOf` also when in its prompt callers leave. */
export function heatFromCalls(flow: Flow, figures: FlowFigures, wordsOf?: string): NodesOf {
  const nodeOf = (nodeId: string): NodeFigures =>
    Object.hasOwn(figures.nodes, nodeId) ? (figures.nodes[nodeId] ?? NO_FIGURES) : NO_FIGURES;
  const connections = Object.entries(flow.connections).map(([id, { source, port }]) => {
    const { next, calls } = nodeOf(source);
    const left = Object.hasOwn(next, port) ? (next[port] ?? 0) : 0;
    return [id, { calls: left, share: calls === 0 ? 0 : left / calls }] as const;
  });
  const { calls, lost, completed, transferred, open } = figures;
  return {
    nodes: Object.fromEntries(
      Object.entries(flow.nodes).map(([nodeId, node]) => {
        const shown = nodeFromCalls(nodeOf(nodeId));
        const leaving = nodeId === wordsOf ? promptLeaving(flow, node, nodeOf(nodeId).hungUpAfter) : null;
        return [nodeId, leaving === null ? shown : { ...shown, promptLeaving: leavingOf(leaving) }];
      }),
    ),
    connections: Object.fromEntries(connections),
    total: { ...totalOf(lost, calls), completed, transferred, open },
  };
}

function nodeFromCalls(figures: NodeFigures): HeatNode {
  return {
    entered: figures.calls,
    visits: figures.visits,
    abandoned: figures.lost,
    ...rateOf(figures.lost, figures.calls),
    completed: figures.completed,
    ended: figures.ended,
    open: figures.open,
    next: figures.next,
    noInput: sumOf(figures.noInput),
    noInputByAttempt: figures.noInput,
    noMatch: sumOf(figures.noMatch),
    noMatchByAttempt: figures.noMatch,
    optedOut: figures.optedOut,
    keys: figures.keys,
    medianSeconds: quantile(figures.seconds, 0.5),
    p90Seconds: quantile(figures.seconds, 0.9),
    hungUpAfter: wholeSeconds(figures),
  };
}

function leavingOf({ language, words, afterwards }: PromptLeaving): HeatNode["promptLeaving"] {
  return { language, words: words.map((word) => ({ ...word })), afterwards };
}

function wholeSeconds({ hungUpAfter }: NodeFigures): Record<string, number> {
  const seconds: Record<string, number> = {};
  for (const { seconds: exact, count } of durationsOf(hungUpAfter)) {
    const second = String(Math.floor(exact));
    seconds[second] = (seconds[second] ?? 0) + count;
  }
  return seconds;
}

/** From a vendor's sums: entered is abandoned + answered where both are known. Nothing is known of connections. */
export function heatFromAggregates(flow: Flow, figures: AggregateFigures): NodesOf {
  const rowOf = (nodeId: string): AggregateRow => (Object.hasOwn(figures, nodeId) ? (figures[nodeId] ?? {}) : {});
  const nodes = Object.keys(flow.nodes).map((nodeId) => [nodeId, nodeFromAggregates(rowOf(nodeId))] as const);
  const { calls, lost: abandoned } = totalOfSums(
    nodes.map(([, node]) => ({ calls: node.entered, lost: node.abandoned })),
  );
  return {
    nodes: Object.fromEntries(nodes),
    connections: {},
    total: totalOf(abandoned, calls),
  };
}

function nodeFromAggregates(row: AggregateRow): HeatNode {
  const { calls: entered, lost } = lossOfRow(row);
  const { averageWaitSeconds } = row;
  return {
    entered,
    abandoned: lost,
    ...rateOf(lost, entered),
    ...(averageWaitSeconds === undefined ? {} : { averageWaitSeconds }),
  };
}

/** The same nodes, each with how much its rate changed since another version; null where one of the two has too few calls. */
export function compareNodes(nodes: Heatmap["nodes"], former: Heatmap["nodes"]): Heatmap["nodes"] {
  const countsOf = ({ entered, abandoned }: Pick<HeatNode, "entered" | "abandoned">) => ({
    trials: entered,
    successes: abandoned,
  });
  return Object.fromEntries(
    Object.entries(nodes).map(([nodeId, node]) => {
      const then = Object.hasOwn(former, nodeId) ? former[nodeId] : undefined;
      const isKnown = then?.enough === true && node.enough;
      const compared = isKnown ? differenceOf(countsOf(then), countsOf(node)) : null;
      return [nodeId, { ...node, compared }];
    }),
  );
}

function totalOf(abandoned: number, calls: number): Pick<Heatmap["total"], "calls" | "abandoned" | "rate" | "enough"> {
  const { rate, enough } = rateOf(abandoned, calls);
  return { calls, abandoned, rate, enough };
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
