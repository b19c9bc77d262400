import { generateTests, runSavedTests, simplePaths, walkGraph } from "@tonegraph/flow-simulator";
import { pathFlow } from "./path-flow.ts";

/** How many ways are listed at most: what the search for all of them is bounded by. */
export const PATH_LIMIT = 10_000;

/** What was found in the flow of ninety-one blocks; the same in every round. */
export interface PathOutcome {
  readonly found: number;
  /** No set of calls that passes every exit is smaller; `null` where ways are listed. */
  readonly lowerBound: number | null;
  /** Exits that nothing passes. */
  readonly uncovered: number;
}

/** What is measured, by name. */
export const pathVariants: Readonly<Record<string, () => () => PathOutcome>> = {
  "all simple paths": () => {
    const flow = pathFlow();
    return () => {
      const { paths } = simplePaths(walkGraph(flow), { limit: PATH_LIMIT });
      return { found: paths.length, lowerBound: null, uncovered: 0 };
    };
  },
  "tests that pass every port": () => {
    const flow = pathFlow();
    return () => {
      const { tests, lowerBound, uncovered } = generateTests(flow, { kind: "everyPort" });
      return { found: tests.length, lowerBound, uncovered: uncovered.length };
    };
  },
  "baseline: the same tests, run only": () => {
    const flow = pathFlow();
    const tests = [...generateTests(flow, { kind: "everyPort" }).tests];
    return () => ({ found: runSavedTests({ ...flow, tests }).length, lowerBound: null, uncovered: 0 });
  },
};
