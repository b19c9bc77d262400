import { nodeName, portName, type Flow, type SavedTest } from "@tonegraph/flow-model";
import type { SimulatorOptions } from "../call-setup.ts";
import { createSimulator, type Simulator } from "../create-simulator.ts";
import { cutIntoWalks, type MayPassBoth } from "../paths/cut-into-walks.ts";
import { fewestWalks, Ways } from "../paths/fewest-walks.ts";
import { simplePaths } from "../paths/simple-paths.ts";
import { END, walkGraph, type WalkGraph } from "../paths/walk-graph.ts";
import { runCall, type CallRecord } from "../run-call.ts";
import { setupOf } from "./run-saved-tests.ts";
import { steerCall } from "./steer-call.ts";
import type { NotSteered, PlannedStep } from "./steering.ts";

/** What to generate: every way that comes to no block twice (up to `limit`), or few calls that pass every port. */
export type TestPlan = { readonly kind: "allPaths"; readonly limit: number } | { readonly kind: "everyPort" };

/** Tests made from a drawing: each says what happens today, so that tomorrow's edit shows what it changes. */
export interface GeneratedTests {
  readonly tests: readonly SavedTest[];
  /** Ports that none of the tests passes, with the reason. */
  readonly uncovered: readonly NotSteered[];
  /** No set of calls that passes every port is smaller; `null` for all paths. */
  readonly lowerBound: number | null;
  /** There are more ways than the limit allowed. */
  readonly truncated: boolean;
}

/** How far the making of tests is: so many of so many planned calls were made. */
export interface GenerationProgress {
  readonly done: number;
  readonly of: number;
}

/** Kinds whose exit is the caller's doing each time; any other block takes one exit in one call. */
const CALLER_DECIDES: ReadonlySet<string> = new Set([
  "start",
  "message",
  "menu",
  "language",
  "collect",
  "setVariables",
]);

/**
 * Makes saved tests for a flow. Every test was run: its expectation is what the simulator did, and it took the way that
 * was planned. Ports that no call could be steered to are named, never left out in silence.
 */
export function generateTests(flow: Flow, plan: TestPlan, options: SimulatorOptions = {}): GeneratedTests {
  const making = generateTestsInSteps(flow, plan, options);
  for (;;) {
    const step = making.next();
    if (step.done === true) return step.value;
  }
}

/** The same one call at a time, for callers who show how far it is or may stop it. Abandon it at any step. */
export function* generateTestsInSteps(
  flow: Flow,
  plan: TestPlan,
  options: SimulatorOptions = {},
): Generator<GenerationProgress, GeneratedTests> {
  const graph = walkGraph(flow);
  const maker = new TestMaker(flow, graph, createSimulator(flow, options));
  if (plan.kind === "allPaths") {
    const { paths, truncated } = simplePaths(graph, { limit: plan.limit });
    for (const [done, path] of paths.entries()) {
      yield { done, of: paths.length };
      maker.add(path);
    }
    return { tests: maker.tests, uncovered: maker.uncovered(), lowerBound: null, truncated };
  }
  const use = fewestWalks(graph);
  const { walks } = cutIntoWalks(graph, use, mayPassBoth(flow, graph));
  for (const [done, walk] of walks.entries()) {
    yield { done, of: walks.length };
    maker.add(walk);
  }
  const ways = graph.start === END ? null : new Ways(graph);
  const missing = maker.missing();
  for (const [place, edge] of missing.entries()) {
    yield { done: walks.length + place, of: walks.length + missing.length };
    if (ways && maker.isMissing(edge)) maker.add(ways.through(edge));
  }
  return { tests: maker.tests, uncovered: maker.uncovered(), lowerBound: use.walks, truncated: false };
}

function mayPassBoth(flow: Flow, graph: WalkGraph): MayPassBoth {
  return (edge, other) => {
    const [a, b] = [graph.edges[edge], graph.edges[other]];
    if (edge === other || a?.source !== b?.source) return true;
    return CALLER_DECIDES.has(flow.nodes[graph.nodeIds[a?.source ?? END] ?? ""]?.kind ?? "");
  };
}

class TestMaker {
  readonly tests: SavedTest[] = [];
  readonly #flow: Flow;
  readonly #graph: WalkGraph;
  readonly #simulator: Simulator;
  readonly #passed = new Set<number>();
  readonly #refused = new Map<number, NotSteered>();
  readonly #labels = new Map<string, number>();

  constructor(flow: Flow, graph: WalkGraph, simulator: Simulator) {
    this.#flow = flow;
    this.#graph = graph;
    this.#simulator = simulator;
  }

  isMissing(edge: number): boolean {
    return !this.#passed.has(edge);
  }

  missing(): readonly number[] {
    return [...this.#graph.edges.keys()].filter((edge) => this.isMissing(edge));
  }

  uncovered(): readonly NotSteered[] {
    return this.missing().flatMap((edge) => {
      const step = this.#stepOf(edge);
      if (!step || step.port === null) return [];
      return [this.#refused.get(edge) ?? { ...step, why: "otherWay" as const }];
    });
  }

  /** Plans, steers and runs a walk; it becomes a test only where the call really went that way. */
  add(walk: readonly number[]): void {
    const plan = walk.flatMap((edge) => this.#stepOf(edge) ?? []);
    const steered = steerCall(this.#simulator, plan);
    if (!steered.ok) {
      const place = plan.findIndex(
        ({ nodeId, port }) => nodeId === steered.error.nodeId && port === steered.error.port,
      );
      this.#refused.set(walk[place] ?? END, steered.error);
      return;
    }
    const { inputs, stubs, variables, breakers } = steered.value;
    const test = {
      id: `test_${this.tests.length + 1}`,
      label: this.#labelOf(plan),
      inputs: [...inputs],
      ...(Object.keys(stubs).length === 0 ? {} : { stubs }),
      ...(Object.keys(variables).length === 0 ? {} : { variables }),
      ...(Object.keys(breakers).length === 0 ? {} : { breakers }),
    };
    const record = runCall(this.#simulator, { setup: setupOf({ ...test, expect: {} }), inputs });
    if (!wentAsPlanned(plan, record)) return;
    for (const edge of walk) this.#passed.add(edge);
    this.tests.push({ ...test, expect: expectationOf(record) });
  }

  #stepOf(edge: number): PlannedStep | undefined {
    const drawn = this.#graph.edges[edge];
    const nodeId = drawn && this.#graph.nodeIds[drawn.source];
    return drawn && nodeId !== undefined ? { nodeId, port: drawn.port } : undefined;
  }

  /** "Main menu key 2, Billing hours closed → Voicemail": the decisions on the way, and the end. */
  #labelOf(plan: readonly PlannedStep[]): string {
    const decisions = plan.filter(({ nodeId, port }) => port !== null && this.#isDecision(nodeId, port));
    const words = decisions.map(({ nodeId, port }) => `${nodeName(this.#flow, nodeId)} ${portName(port ?? "")}`);
    const end = nodeName(this.#flow, plan.at(-1)?.nodeId ?? "");
    const label = words.length === 0 ? end : `${shortened(words)} → ${end}`;
    const count = (this.#labels.get(label) ?? 0) + 1;
    this.#labels.set(label, count);
    return count === 1 ? label : `${label} (${count})`;
  }

  #isDecision(nodeId: string, port: string): boolean {
    const kind = this.#flow.nodes[nodeId]?.kind;
    return port !== "next" && !(kind === "collect" && port === "collected");
  }
}

/** At most four decisions: the first and the last ones tell calls apart. */
function shortened(words: readonly string[]): string {
  return words.length <= 4 ? words.join(", ") : [...words.slice(0, 2), "…", ...words.slice(-2)].join(", ");
}

function wentAsPlanned(plan: readonly PlannedStep[], { steps, end }: CallRecord): boolean {
  const visits = steps.filter(({ within }) => within === undefined);
  const same = plan.every(
    ({ nodeId, port }, index) => visits[index]?.nodeId === nodeId && (port === null || visits[index]?.port === port),
  );
  return same && visits.length === plan.length && end.reason === "terminal";
}

/** What a call did, as an expectation: seconds are rounded up, so that a word more in a prompt is no failure at once. */
export function expectationOf({ steps, end, heard }: CallRecord): SavedTest["expect"] {
  return {
    path: steps.filter(({ within }) => within === undefined).map(({ nodeId }) => nodeId),
    end: { nodeId: end.nodeId, kind: end.kind, reason: end.reason },
    maxSeconds: Math.ceil((end.atMs / 1000) * 1.2),
    maxKeys: end.keys,
    prompts: [...heard],
  };
}
