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
import type { Flow, NodeKind } from "@tonegraph/flow-model";
import { lossOfRow, totalOfSums } from "./losses-of-sums.ts";
import type { AggregateFigures, AggregateRow } from "./ports.ts";

/** What a source knows of a version's nodes. */
export type NodesOf = Pick<Heatmap, "nodes" | "connections" | "total">;

/** Of which node more is wanted, and of which less is known. */
export interface CallsKnown {
  /** The node of which it is told when in its prompt callers leave. */
  readonly wordsOf?: string | undefined;
  readonly unseenKinds?: ReadonlySet<NodeKind> | undefined;
}

/** From single calls: everything, but of nodes that calls are only seen to come to. */
export function heatFromCalls(flow: Flow, figures: FlowFigures, { wordsOf, unseenKinds }: CallsKnown = {}): NodesOf {
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
        if (unseenKinds?.has(node.kind) === true) return [nodeId, unseenNode(nodeOf(nodeId))];
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

/** Who came and by which exit they left again is known; what became of the others is not. */
function unseenNode({ calls, visits, next }: NodeFigures): HeatNode {
  return { entered: calls, visits, ...unknownRate(calls), next };
}

function unknownRate(entered: number): Pick<HeatNode, "rate" | "low" | "high" | "enough"> {
  return { ...rateOf(0, 0), enough: rateOf(0, entered).enough };
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
    nodes.map(([, node]) => ({ calls: node.entered, lost: node.abandoned ?? 0 })),
  );
  return {
    nodes: Object.fromEntries(nodes),
    connections: {},
    total: totalOf(abandoned, calls),
  };
}

function nodeFromAggregates(row: AggregateRow): HeatNode {
  const { calls: entered, lost } = lossOfRow(row);
  const { answered, averageWaitSeconds } = row;
  return {
    entered,
    ...(answered === undefined ? unknownRate(0) : { abandoned: lost, ...rateOf(lost, entered) }),
    ...(averageWaitSeconds === undefined ? {} : { averageWaitSeconds }),
  };
}

/** The same nodes, each with how much its rate changed since another version; null where one of the two has too few calls. */
export function compareNodes(nodes: Heatmap["nodes"], former: Heatmap["nodes"]): Heatmap["nodes"] {
  const countsOf = (node: HeatNode | undefined) =>
    node?.enough !== true || node.abandoned === undefined ? null : { trials: node.entered, successes: node.abandoned };
  return Object.fromEntries(
    Object.entries(nodes).map(([nodeId, node]) => {
      const [then, now] = [countsOf(Object.hasOwn(former, nodeId) ? former[nodeId] : undefined), countsOf(node)];
      return [nodeId, { ...node, compared: then !== null && now !== null ? differenceOf(then, now) : null }];
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
