import type { Flow, SavedTest } from "@tonegraph/flow-model";
import type { CallSetup, SimulatorOptions } from "../call-setup.ts";
import { createSimulator, type Simulator } from "../create-simulator.ts";
import { runCall, type CallRecord } from "../run-call.ts";
import { breakersFrom } from "./breaker-memory.ts";
import { judgeSavedTest, type TestFailure } from "./judge-saved-test.ts";

/** What came of one saved test. */
export interface SavedTestResult {
  readonly testId: string;
  readonly label: string;
  readonly passed: boolean;
  readonly failures: readonly TestFailure[];
  readonly record: CallRecord;
}

/** Runs every saved test of a flow, in the document's order. Each call begins anew: no test changes another's outcome. */
export function runSavedTests(flow: Flow, options: SimulatorOptions = {}): readonly SavedTestResult[] {
  if (flow.tests.length === 0) return [];
  const simulator = createSimulator(flow, options);
  return flow.tests.map((test) => runSavedTest(simulator, test));
}

/** Runs one saved test against a prepared flow. */
export function runSavedTest(simulator: Simulator, test: SavedTest): SavedTestResult {
  const record = runCall(simulator, { setup: setupOf(test), inputs: test.inputs });
  const failures = judgeSavedTest(test, record);
  return { testId: test.id, label: test.label, passed: failures.length === 0, failures, record };
}

/** What a saved test says of the call before it begins. */
export function setupOf({ clock, language, stubs, variables, breakers }: SavedTest): CallSetup {
  return {
    ...(clock === undefined ? {} : { clock }),
    ...(language === undefined ? {} : { language }),
    ...(stubs === undefined ? {} : { stubs }),
    ...(variables === undefined ? {} : { variables }),
    ...(breakers === undefined ? {} : { breakers: breakersFrom(breakers, clock) }),
  };
}
