import type { Flow, FlowEdge, NodeId, Severity } from "@tonegraph/flow-model";
import { endsCall, NOWHERE, type CallGraph } from "./call-graph.ts";
import { judgeCounters, numericStarts, type CounterSurvey, type IneffectiveCounter } from "./counters.ts";
import { nodesWhereDataLeaves, type LeavingExit } from "./data-exits.ts";
import { exitAct, isInstant } from "./exit-act.ts";
import { nearestFirst } from "./reached-rounds.ts";
import { narrow, type Region } from "./region.ts";
import { shortestRound } from "./shortest-round.ts";
import { MAX_NESTING, unboundedParts } from "./unbounded-parts.ts";

/** The classes of ways round that callers or the platform suffer from, or that an admin may want to know of. */
export type CycleCode = "trapped-caller" | "runaway-cycle" | "unbounded-retry" | "caller-cycle";

/** One way round with what is wrong with it. `path` begins where callers come in; `nodeIds` are all nodes of its part. */
export interface CycleVerdict {
  readonly code: CycleCode;
  readonly severity: Severity;
  readonly nodeIds: readonly NodeId[];
  readonly path: readonly FlowEdge[];
  readonly counters: readonly IneffectiveCounter[];
  /** Whether a request to a web service is on it (polling). */
  readonly polls: boolean;
  /** Whether somebody may take the call on it (a queue that callers leave only when it is not available). */
  readonly serves: boolean;
}

/** A flow with the ways that its calls can go; `rounds` are the parts that they can go round in. */
export interface ReachedWays {
  readonly flow: Flow;
  readonly graph: CallGraph;
  readonly distances: Int32Array;
  readonly rounds: readonly Region[];
}

type Survey = ReachedWays & CounterSurvey;

/**
 * Judges every strongly connected component that the start reaches, as the format's cycle semantics say: trap, hot, silent,
 * counted, caller-paced. One component may hold several hot and silent parts, each with a verdict of its own. Answers part
 * by part; `known` are parts that were judged before and are the same still.
 */
export function judgeRounds(
  ways: ReachedWays,
  known: readonly (readonly CycleVerdict[] | undefined)[] = [],
): (readonly CycleVerdict[])[] {
  const { flow, rounds } = ways;
  let starts: ReturnType<typeof numericStarts> | undefined;
  const survey: Survey = { ...ways, starts: () => (starts ??= numericStarts(flow)) };
  return rounds.map((component, part) => known[part] ?? judgeComponent({ ...survey, component }, component));
}

function judgeComponent(survey: Survey, component: Region): CycleVerdict[] {
  if (isTrap(survey, component)) return [verdict(survey, component, ["trapped-caller", "error"])];
  const hot = partsAmong(survey, component, (kind) => isInstant(kind));
  const polling = partsAmong(survey, component, (kind) => isInstant(kind) || kind === "httpRequest").filter((part) =>
    part.nodeIds.some((nodeId) => survey.flow.nodes[nodeId]?.kind === "httpRequest"),
  );
  const judged = new Set([...hot, ...polling].flatMap((part) => part.nodeIds));
  const unattended = narrow(component, {
    node: (nodeId) => !judged.has(nodeId),
    edge: (edge) => actOf(survey, edge) !== "key",
  });
  const found = [
    ...hot.map((part) => verdict(survey, part, ["runaway-cycle", "error"])),
    ...polling.map((part) => verdict(survey, part, ["runaway-cycle", "warning"])),
    ...unboundedParts(survey, unattended).flatMap((part) => judgeUnattended(survey, part)),
  ];
  if (found.length > 0) return found;
  return unboundedParts(survey, component).map((part) => verdict(survey, part, ["caller-cycle", "info"]));
}

function partsAmong(
  survey: Survey,
  component: Region,
  counts: (kind: Parameters<typeof isInstant>[0]) => boolean,
): Region[] {
  const among = narrow(component, {
    node: (nodeId) => {
      const kind = survey.flow.nodes[nodeId]?.kind;
      return kind !== undefined && counts(kind);
    },
  });
  return unboundedParts(survey, among);
}

/** No terminal inside, and no exit that leads out or is not wired. */
function isTrap(survey: Survey, component: Region): boolean {
  const ends = component.nodeIds.some((nodeId) => endsCall(survey.graph, survey.graph.numberOf(nodeId)));
  return !ends && leavingExits(survey, component).length === 0;
}

/**
 * An error where a caller who presses nothing that is offered surely stays; a warning where data, or somebody who takes the
 * call, may lead them out. A part may hold a smaller one from which nothing leads out.
 */
function judgeUnattended(survey: Survey, part: Region, nesting = 0): CycleVerdict[] {
  const leaks = leakingNodes(survey, part);
  if (leaks.size === 0) return [verdict(survey, part, ["unbounded-retry", "error"])];
  const sure =
    nesting < MAX_NESTING ? sureParts(survey, narrow(part, { node: (nodeId) => !leaks.has(nodeId) }), nesting) : [];
  const judged = new Set(sure.flatMap(({ nodeIds }) => nodeIds));
  const unsure =
    sure.length === 0 ? [part] : unboundedParts(survey, narrow(part, { node: (nodeId) => !judged.has(nodeId) }));
  return [...sure, ...unsure.map((rest) => verdict(survey, rest, ["unbounded-retry", "warning"]))];
}

function sureParts(survey: Survey, rest: Region, nesting: number): CycleVerdict[] {
  return unboundedParts(survey, rest)
    .flatMap((smaller) => judgeUnattended(survey, smaller, nesting + 1))
    .filter(({ severity }) => severity === "error");
}

function leakingNodes(survey: Survey, part: Region): ReadonlySet<NodeId> {
  const { graph } = survey;
  const served = part.nodeIds.filter((nodeId) => endsCall(graph, graph.numberOf(nodeId)));
  return new Set([...served, ...nodesWhereDataLeaves(survey.flow, part.nodeIds, leavingExits(survey, part))]);
}

function leavingExits({ graph }: Survey, part: Region): LeavingExit[] {
  const inside = new Set(part.nodeIds);
  return part.nodeIds.flatMap((nodeId) => {
    const node = graph.numberOf(nodeId);
    const leaving: LeavingExit[] = [];
    for (let exit = graph.firstExit[node] ?? 0; exit < (graph.firstExit[node + 1] ?? 0); exit++) {
      const target = graph.exitTarget[exit] ?? NOWHERE;
      const stays = target !== NOWHERE && inside.has(graph.nodeIds[target] ?? "");
      if (!stays) leaving.push({ nodeId, port: graph.exitPort[exit] ?? "" });
    }
    return leaving;
  });
}

function verdict(survey: Survey, part: Region, [code, severity]: readonly [CycleCode, Severity]): CycleVerdict {
  const { flow, graph } = survey;
  return {
    code,
    severity,
    nodeIds: part.nodeIds,
    path: shortestRound(part, nearestFirst(survey)),
    counters: code === "caller-cycle" || code === "trapped-caller" ? [] : judgeCounters(survey, part).ineffective,
    polls: part.nodeIds.some((nodeId) => flow.nodes[nodeId]?.kind === "httpRequest"),
    serves: part.nodeIds.some((nodeId) => endsCall(graph, graph.numberOf(nodeId))),
  };
}

function actOf({ flow }: Survey, edge: FlowEdge): ReturnType<typeof exitAct> {
  const kind = flow.nodes[edge.source]?.kind;
  return kind === undefined ? "data" : exitAct(kind, edge.port);
}
