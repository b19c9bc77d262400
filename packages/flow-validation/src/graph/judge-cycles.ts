import type { Flow, FlowEdge, NodeId, NodeKind, Severity } from "@tonegraph/flow-model";
import { endsCall, NOWHERE, type CallGraph } from "./call-graph.ts";
import { judgeCounters, numericStarts, type CounterSurvey, type IneffectiveCounter } from "./counters.ts";
import { nodesWhereDataLeaves } from "./data-exits.ts";
import { exitAct, isInstant } from "./exit-act.ts";
import { numberAt } from "./number-at.ts";
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
  const { graph } = survey;
  if (isTrap(component)) return [verdict(survey, component, ["trapped-caller", "error"])];
  const hot = partsAmong(survey, component, isInstant);
  const polling = partsAmong(survey, component, (kind) => isInstant(kind) || kind === "httpRequest").filter(hasRequest);
  const judged = new Set([...hot, ...polling].flatMap(({ nodes }) => nodes));
  const unattended = narrow(component, {
    ...(judged.size > 0 ? { node: (node: number) => !judged.has(node) } : {}),
    exit: (exit) => actOf(graph, exit) !== "key",
  });
  const found = [
    ...hot.map((part) => verdict(survey, part, ["runaway-cycle", "error"])),
    ...polling.map((part) => verdict(survey, part, ["runaway-cycle", "warning"])),
    ...unboundedParts(survey, unattended).flatMap((part) => judgeUnattended(survey, part)),
  ];
  if (found.length > 0) return found;
  return unboundedParts(survey, component).map((part) => verdict(survey, part, ["caller-cycle", "info"]));
}

function partsAmong(survey: Survey, component: Region, counts: (kind: NodeKind) => boolean): Region[] {
  const { kinds } = survey.graph;
  const among = component.nodes.filter((node) => counts(kinds[node] ?? "start"));
  if (among.length === 0) return [];
  const inside = new Set(among);
  return unboundedParts(survey, narrow(component, { node: (node) => inside.has(node) }));
}

function hasRequest({ graph, nodes }: Region): boolean {
  return nodes.some((node) => graph.kinds[node] === "httpRequest");
}

/** No terminal inside, and no exit that leads out or is not wired. */
function isTrap(component: Region): boolean {
  const { graph, nodes } = component;
  return !nodes.some((node) => endsCall(graph, node)) && leavingExits(component).length === 0;
}

/**
 * An error where a caller who presses nothing that is offered surely stays; a warning where data, or somebody who takes the
 * call, may lead them out. A part may hold a smaller one from which nothing leads out.
 */
function judgeUnattended(survey: Survey, part: Region, nesting = 0): CycleVerdict[] {
  const leaks = leakingNodes(part);
  if (leaks.size === 0) return [verdict(survey, part, ["unbounded-retry", "error"])];
  const sure =
    nesting < MAX_NESTING ? sureParts(survey, narrow(part, { node: (node) => !leaks.has(node) }), nesting) : [];
  const judged = new Set(sure.flatMap(({ nodeIds }) => nodeIds.map(survey.graph.numberOf)));
  const unsure =
    sure.length === 0 ? [part] : unboundedParts(survey, narrow(part, { node: (node) => !judged.has(node) }));
  return [...sure, ...unsure.map((rest) => verdict(survey, rest, ["unbounded-retry", "warning"]))];
}

function sureParts(survey: Survey, rest: Region, nesting: number): CycleVerdict[] {
  return unboundedParts(survey, rest)
    .flatMap((smaller) => judgeUnattended(survey, smaller, nesting + 1))
    .filter(({ severity }) => severity === "error");
}

function leakingNodes(part: Region): ReadonlySet<number> {
  const served = part.nodes.filter((node) => endsCall(part.graph, node));
  return new Set([...served, ...nodesWhereDataLeaves(part, leavingExits(part))]);
}

/** The exits of its nodes that lead out of a region, or nowhere. */
function leavingExits({ graph, nodes, marks }: Region): number[] {
  const { firstExit, exitTarget } = graph;
  const leaving: number[] = [];
  for (const node of nodes) marks[node] = 1;
  for (const node of nodes) {
    const last = numberAt(firstExit, node + 1);
    for (let exit = numberAt(firstExit, node); exit < last; exit++) {
      const target = numberAt(exitTarget, exit);
      if (target === NOWHERE || marks[target] !== 1) leaving.push(exit);
    }
  }
  for (const node of nodes) marks[node] = 0;
  return leaving;
}

function verdict(survey: Survey, part: Region, [code, severity]: readonly [CycleCode, Severity]): CycleVerdict {
  const { graph, distances } = survey;
  return {
    code,
    severity,
    nodeIds: part.nodes.map((node) => graph.nodeIds[node] ?? ""),
    path: shortestRound(part, distances),
    counters: code === "caller-cycle" || code === "trapped-caller" ? [] : judgeCounters(survey, part).ineffective,
    polls: hasRequest(part),
    serves: part.nodes.some((node) => endsCall(graph, node)),
  };
}

function actOf({ kinds, exitNode, exitPort }: CallGraph, exit: number): ReturnType<typeof exitAct> {
  return exitAct(kinds[numberAt(exitNode, exit)] ?? "vendorBlock", exitPort[exit] ?? "");
}
