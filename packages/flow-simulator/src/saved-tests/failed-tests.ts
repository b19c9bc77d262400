import type { Flow, NodeId } from "@tonegraph/flow-model";
import type { SimulatorOptions } from "../call-setup.ts";
import { describeTestFailure } from "./describe-test-failure.ts";
import { runSavedTests } from "./run-saved-tests.ts";

/** A saved test that fails, in words; `nodeId` is where the call was when it went astray, `null` where the whole call is meant. */
export interface FailedSavedTest {
  readonly testId: string;
  readonly label: string;
  readonly nodeId: NodeId | null;
  readonly words: readonly string[];
}

/** Runs a flow's saved tests and gives those that fail, in the document's order, as validation wants them. */
export function failedTests(flow: Flow, options: SimulatorOptions = {}): readonly FailedSavedTest[] {
  return runSavedTests(flow, options)
    .filter(({ passed }) => !passed)
    .map(({ testId, label, failures }) => ({
      testId,
      label,
      nodeId: failures[0]?.nodeId ?? null,
      words: failures.map((failure) => describeTestFailure(failure, flow)),
    }));
}
