import { callCoverage, describeTestFailure, runSavedTests } from "@tonegraph/flow-simulator";
import type { RunTests, TestsRan } from "../document/saved-tests-protocol.ts";

/** Runs the saved tests of a flow and says in words what each failed one found. */
export function runTests({ revision, flow, subflows }: Omit<RunTests, "type">): TestsRan {
  try {
    const results = runSavedTests(flow, { subflows });
    const outcomes = results.map(({ testId, passed, failures }) => ({
      testId,
      passed,
      words: failures.map((failure) => describeTestFailure(failure, flow)),
      nodeId: failures.find(({ nodeId }) => nodeId !== null)?.nodeId ?? null,
    }));
    const coverage = callCoverage(
      flow,
      results.map(({ record }) => record),
    );
    return { type: "ran", revision, outcomes, coverage };
  } catch (error) {
    // A throw is a bug of the simulator: the page must not show an old green state.
    return { type: "failed", revision, words: error instanceof Error ? error.message : String(error) };
  }
}
