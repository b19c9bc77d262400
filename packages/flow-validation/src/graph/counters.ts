import type { Flow, NodeId, NodeOfKind } from "@tonegraph/flow-model";
import { countedVariables, exactLimits, portsTakenAt } from "./counter-guard.ts";
import { cyclicParts, narrow, type Region } from "./region.ts";
import { CHANGES_VARIABLES, variableWrites, type VariableWrite } from "./variable-writes.ts";

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
  readonly guards: ReadonlySet<number>;
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
  readonly increments: ReadonlySet<number>;
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
  const writes = writesIn(region);
  const tests = testsIn(region);
  const tested = new Set(tests.map(({ variable }) => variable));
  const guards = new Set<number>();
  const ineffective: IneffectiveCounter[] = [];
  for (const variable of [...tested].slice(0, MAX_VARIABLES)) {
    const counter = counterOf(variable, writes, survey.starts);
    const round = counter.increments.size === 0 ? null : roundsWithout(region, counter.increments);
    for (const { number, node } of tests.filter((test) => test.variable === variable)) {
      const reason = counterFault(counter, { survey, number, node, region, round });
      if (reason === null) guards.add(number);
      else ineffective.push({ variable, nodeId: region.graph.nodeIds[number] ?? "", reason });
    }
  }
  return { guards, ineffective: [...ineffective, ...untested(region, writes, tested)] };
}

interface CounterTest {
  readonly number: number;
  readonly node: NodeOfKind<"condition">;
  readonly variable: string;
}

/** What the conditions of a region compare with numbers. */
function testsIn({ graph, nodes }: Region): CounterTest[] {
  const tests: CounterTest[] = [];
  for (const number of nodes) {
    const node = graph.kinds[number] === "condition" ? graph.nodes[number] : undefined;
    if (node?.kind !== "condition") continue;
    for (const variable of countedVariables(node)) tests.push({ number, node, variable });
  }
  return tests;
}

interface Guard {
  readonly survey: CounterSurvey;
  readonly number: number;
  readonly node: NodeOfKind<"condition">;
  readonly region: Region;
  /** The nodes that still lie on a way round when the increments are taken out. */
  readonly round: ReadonlySet<number> | null;
}

function counterFault(counter: Counter, guard: Guard): CounterFault | null {
  if (guard.round === null) return counter.changedOtherwise ? "changedOtherwise" : "neverChanged";
  if (counter.changedOtherwise) return "changedOtherwise";
  if (counter.starts.length === 0) return "notInitialised";
  if (guard.round.has(guard.number)) return "notOnEveryWay";
  return leavesInTheEnd(counter, guard) ? null : "neverLeaves";
}

function leavesInTheEnd(counter: Counter, guard: Guard): boolean {
  return (
    leavesAt(guard, guard.region, { variable: counter.variable, value: Infinity }) || leavesExactly(counter, guard)
  );
}

/** Whether every exit that the guard may take at this value leads out of the region. */
function leavesAt(
  { number, node }: Guard,
  { graph, exits }: Region,
  { variable, value }: { readonly variable: string; readonly value: number },
): boolean {
  const own = exits.filter((exit) => graph.exitNode[exit] === number);
  const inside = new Set(own.map((exit) => graph.exitPort[exit]));
  return portsTakenAt(node, variable, value).every((port) => !inside.has(port));
}

/**
 * A test for one exact number ends the round only when no call can step over the number: the counter counts by one, at one
 * place, is tested between any two counts, begins at or below the number, and a call that has left does not come back.
 */
function leavesExactly({ variable, starts }: Counter, guard: Guard): boolean {
  const { survey, node, number } = guard;
  const whole = survey.component ?? guard.region;
  const counter = counterOf(variable, writesIn(whole), survey.starts);
  const [only, ...others] = counter.increments;
  if (only === undefined || others.length > 0 || counter.changedOtherwise || counter.steps.some((step) => step !== 1))
    return false;
  const isHit = (limit: number): boolean =>
    Number.isInteger(limit) &&
    starts.every((start) => Number.isInteger(start) && start <= limit) &&
    leavesAt(guard, whole, { variable, value: limit });
  return exactLimits(node, variable).some(isHit) && !roundsWithout(whole, new Set([number])).has(only);
}

function roundsWithout(region: Region, removed: ReadonlySet<number>): ReadonlySet<number> {
  const rest = narrow(region, { node: (node) => !removed.has(node) });
  return new Set(cyclicParts(rest).flatMap((part) => part.nodes));
}

interface PlacedWrite {
  readonly number: number;
  readonly variable: string;
  readonly write: VariableWrite;
}

type Writes = ReadonlyMap<string, readonly PlacedWrite[]>;

function writesIn({ graph, nodes }: Region): Writes {
  const all: PlacedWrite[] = [];
  for (const number of nodes) {
    const node = CHANGES_VARIABLES.has(graph.kinds[number] ?? "start") ? graph.nodes[number] : undefined;
    if (node) for (const [variable, write] of variableWrites(node)) all.push({ variable, number, write });
  }
  return Map.groupBy(all, ({ variable }) => variable);
}

function counterOf(variable: string, writes: Writes, starts: CounterSurvey["starts"]): Counter {
  const own = writes.get(variable) ?? [];
  const counted = own.filter(({ write }) => write.kind === "increment");
  return {
    variable,
    increments: new Set(counted.map(({ number }) => number)),
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

function untested({ graph }: Region, writes: Writes, tested: ReadonlySet<string>): IneffectiveCounter[] {
  return [...writes].flatMap(([variable, own]) => {
    const first = own.find(({ write }) => write.kind === "increment");
    if (!first || tested.has(variable)) return [];
    return [{ variable, nodeId: graph.nodeIds[first.number] ?? "", reason: "neverTested" as const }];
  });
}
