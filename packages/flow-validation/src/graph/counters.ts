import type { Flow, FlowNode, NodeId, NodeOfKind } from "@tonegraph/flow-model";
import { countedVariables, exactLimits, portsTakenAt } from "./counter-guard.ts";
import { cyclicParts, narrow, type Region } from "./region.ts";
import { variableWrites, type VariableWrite } from "./variable-writes.ts";

/** Why a counter does not end a way round. */
export type CounterFault =
  | "neverChanged"
  | "notInitialised"
  | "changedOtherwise"
  | "notOnEveryWay"
  | "neverLeaves"
  | "neverTested";

/** One variable that looks like a counter on a way round, and why it does not end it. */
export interface IneffectiveCounter {
  readonly variable: string;
  readonly nodeId: NodeId;
  readonly reason: CounterFault;
}

/** What the counters of a region do: the conditions that surely end every way round through them, and those that do not. */
export interface CounterVerdict {
  readonly guards: ReadonlySet<NodeId>;
  readonly ineffective: readonly IneffectiveCounter[];
}

/** Beyond this many variables in one region, no more are looked at: the work stays linear, the rest counts as no counter. */
const MAX_VARIABLES = 64;

/** The flow, and the numbers that its variables may start from (see {@link numericStarts}; asked for only when needed). */
export interface CounterSurvey {
  readonly flow: Flow;
  readonly starts: () => ReadonlyMap<string, readonly number[]>;
  /** All that calls can come back from, key presses included: an exact test must hold there, not only in the region judged. */
  readonly component?: Region;
}

interface Counter {
  readonly variable: string;
  readonly increments: ReadonlySet<NodeId>;
  readonly steps: readonly number[];
  readonly changedOtherwise: boolean;
  /** The numbers that it may start from; empty when nothing initialises it. */
  readonly starts: readonly number[];
}

/**
 * Judges the counters of a strongly connected region. A counter is effective when it is initialised with a number, only
 * ever incremented in the region, incremented on every way round through its guard, and the guard leaves in the end.
 */
export function judgeCounters(survey: CounterSurvey, region: Region): CounterVerdict {
  const { flow, starts } = survey;
  const conditions = region.nodeIds.flatMap((nodeId): [NodeId, NodeOfKind<"condition">][] => {
    const node = flow.nodes[nodeId];
    return node?.kind === "condition" ? [[nodeId, node]] : [];
  });
  const writes = writesIn(flow, region.nodeIds);
  const tests = conditions.flatMap(([nodeId, node]) =>
    countedVariables(node).map((variable) => ({ nodeId, node, variable })),
  );
  const tested = new Set(tests.map(({ variable }) => variable));
  const guards = new Set<NodeId>();
  const ineffective: IneffectiveCounter[] = [];
  for (const variable of [...tested].slice(0, MAX_VARIABLES)) {
    const counter = counterOf(variable, writes, starts);
    const round = counter.increments.size === 0 ? null : roundsWithout(region, counter.increments);
    for (const { nodeId, node } of tests.filter((test) => test.variable === variable)) {
      const reason = counterFault(counter, { survey, nodeId, node, region, round });
      if (reason === null) guards.add(nodeId);
      else ineffective.push({ variable, nodeId, reason });
    }
  }
  return { guards, ineffective: [...ineffective, ...untested(writes, tested)] };
}

interface Guard {
  readonly survey: CounterSurvey;
  readonly nodeId: NodeId;
  readonly node: NodeOfKind<"condition">;
  readonly region: Region;
  /** The nodes that still lie on a way round when the increments are taken out. */
  readonly round: ReadonlySet<NodeId> | null;
}

function counterFault(counter: Counter, guard: Guard): CounterFault | null {
  if (guard.round === null) return counter.changedOtherwise ? "changedOtherwise" : "neverChanged";
  if (counter.changedOtherwise) return "changedOtherwise";
  if (counter.starts.length === 0) return "notInitialised";
  if (guard.round.has(guard.nodeId)) return "notOnEveryWay";
  return leavesInTheEnd(counter, guard) ? null : "neverLeaves";
}

function leavesInTheEnd(counter: Counter, guard: Guard): boolean {
  return (
    leavesAt(guard, guard.region, { variable: counter.variable, value: Infinity }) || leavesExactly(counter, guard)
  );
}

/** Whether every exit that the guard may take at this value leads out of the region. */
function leavesAt(
  { nodeId, node }: Guard,
  region: Region,
  { variable, value }: { readonly variable: string; readonly value: number },
): boolean {
  const inside = new Set(region.edges.filter((edge) => edge.source === nodeId).map((edge) => edge.port));
  return portsTakenAt(node, variable, value).every((port) => !inside.has(port));
}

/**
 * A test for one exact number ends the round only when no call can step over the number: the counter counts by one, at one
 * place, is tested between any two counts, begins at or below the number, and a call that has left does not come back.
 */
function leavesExactly({ variable, starts }: Counter, guard: Guard): boolean {
  const { survey, node, nodeId } = guard;
  const whole = survey.component ?? guard.region;
  const counter = counterOf(variable, writesIn(survey.flow, whole.nodeIds), survey.starts);
  const [only, ...others] = counter.increments;
  if (only === undefined || others.length > 0 || counter.changedOtherwise || counter.steps.some((step) => step !== 1))
    return false;
  const isHit = (limit: number): boolean =>
    Number.isInteger(limit) &&
    starts.every((start) => Number.isInteger(start) && start <= limit) &&
    leavesAt(guard, whole, { variable, value: limit });
  return exactLimits(node, variable).some(isHit) && !roundsWithout(whole, new Set([nodeId])).has(only);
}

function roundsWithout(region: Region, removed: ReadonlySet<NodeId>): ReadonlySet<NodeId> {
  const rest = narrow(region, { node: (nodeId) => !removed.has(nodeId) });
  return new Set(cyclicParts(rest).flatMap((part) => part.nodeIds));
}

type Writes = ReadonlyMap<string, readonly { readonly nodeId: NodeId; readonly write: VariableWrite }[]>;

function writesIn(flow: Flow, nodeIds: readonly NodeId[]): Writes {
  const all = nodeIds.flatMap((nodeId) => {
    const node: FlowNode | undefined = flow.nodes[nodeId];
    return node ? [...variableWrites(node)].map(([variable, write]) => ({ variable, nodeId, write })) : [];
  });
  return Map.groupBy(all, ({ variable }) => variable);
}

function counterOf(variable: string, writes: Writes, starts: CounterSurvey["starts"]): Counter {
  const own = writes.get(variable) ?? [];
  const counted = own.filter(({ write }) => write.kind === "increment");
  return {
    variable,
    increments: new Set(counted.map(({ nodeId }) => nodeId)),
    steps: counted.flatMap(({ write }) => (write.kind === "increment" ? [write.step] : [])),
    changedOtherwise: own.length > counted.length,
    starts: counted.length === 0 ? [] : (starts().get(variable) ?? []),
  };
}

/** A declaration as a number, and every assignment of a number anywhere (one inside a region makes it no counter there). */
export function numericStarts(flow: Flow): ReadonlyMap<string, readonly number[]> {
  const starts = new Map<string, number[]>();
  const add = (variable: string, value: number): void => {
    const known = starts.get(variable);
    if (known) known.push(value);
    else starts.set(variable, [value]);
  };
  for (const [variable, declared] of Object.entries(flow.variables))
    if (declared.type === "number" && typeof declared.default === "number") add(variable, declared.default);
  for (const node of Object.values(flow.nodes)) {
    if (node.kind !== "setVariables") continue;
    for (const [variable, write] of variableWrites(node)) if (write.kind === "number") add(variable, write.value);
  }
  return starts;
}

function untested(writes: Writes, tested: ReadonlySet<string>): IneffectiveCounter[] {
  return [...writes].flatMap(([variable, own]) => {
    const first = own.find(({ write }) => write.kind === "increment");
    return first && !tested.has(variable) ? [{ variable, nodeId: first.nodeId, reason: "neverTested" as const }] : [];
  });
}
