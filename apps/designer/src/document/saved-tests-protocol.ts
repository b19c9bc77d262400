import type { Flow } from "@tonegraph/flow-model";
import type { CallCoverage } from "@tonegraph/flow-simulator";

/** What the page asks of the worker that runs saved tests. */
export interface RunTests {
  readonly revision: number;
  readonly flow: Flow;
}

/** What became of one saved test; a passed one has no words. */
export interface TestOutcome {
  readonly testId: string;
  readonly passed: boolean;
  readonly words: readonly string[];
}

/** The worker's answer for a revision. `failed`: the run itself broke, which says nothing about the tests. */
export type TestsAnswer =
  | {
      readonly type: "ran";
      readonly revision: number;
      readonly outcomes: readonly TestOutcome[];
      readonly coverage: CallCoverage;
    }
  | { readonly type: "failed"; readonly revision: number; readonly words: string };
