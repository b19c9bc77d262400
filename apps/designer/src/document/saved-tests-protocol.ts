import type { Flow, NodeId, SavedTest } from "@tonegraph/flow-model";
import type { CallCoverage, NotSteered, TestPlan } from "@tonegraph/flow-simulator";

/** A flow with those that its sub-flow blocks name, as the simulator wants them. */
export interface TestedFlow {
  readonly flow: Flow;
  readonly subflows: Readonly<Record<string, Flow>>;
}

/** Runs the saved tests. */
export interface RunTests extends TestedFlow {
  readonly type: "run";
  readonly revision: number;
}

/** Makes tests, and says on the way how far it is. */
export interface GenerateTests extends TestedFlow {
  readonly type: "generate";
  readonly request: number;
  readonly plan: TestPlan;
}

/** What the page asks of the worker for saved tests. A making that is stopped is not answered any more. */
export type TestsRequest = RunTests | GenerateTests | { readonly type: "stop"; readonly request: number };

/** What became of one saved test; a passed one has no words. `nodeId`: where the call went astray, if that is one place. */
export interface TestOutcome {
  readonly testId: string;
  readonly passed: boolean;
  readonly words: readonly string[];
  readonly nodeId: NodeId | null;
}

/** What came of running the tests of a revision. `failed`: the run itself broke, which says nothing about the tests. */
export type TestsRan =
  | {
      readonly type: "ran";
      readonly revision: number;
      readonly outcomes: readonly TestOutcome[];
      readonly coverage: CallCoverage;
    }
  | { readonly type: "failed"; readonly revision: number; readonly words: string };

/** Tests that were made. */
export interface MadeTests {
  readonly tests: readonly SavedTest[];
  /** Exits that no call could be led to, with the reason. */
  readonly uncovered: readonly NotSteered[];
  /** No set of calls that comes by every exit is smaller; `null` for all ways. */
  readonly lowerBound: number | null;
  /** There are more ways than the bound allowed. */
  readonly truncated: boolean;
}

/** The worker's answers. */
export type TestsAnswer =
  | TestsRan
  | { readonly type: "making"; readonly request: number; readonly done: number; readonly of: number }
  | { readonly type: "made"; readonly request: number; readonly made: MadeTests }
  | { readonly type: "notMade"; readonly request: number; readonly words: string };
