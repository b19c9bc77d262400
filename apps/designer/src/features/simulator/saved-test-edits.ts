import { type CallInput, type Command, type Flow, type SavedTest } from "@tonegraph/flow-model";
import { createSimulator, expectationOf, generateTests, runCall, type CallSetup } from "@tonegraph/flow-simulator";

/** A call that is to become a saved test. */
export interface CallToSave {
  readonly id: string;
  readonly label: string;
  readonly setup: CallSetup;
  readonly inputs: readonly CallInput[];
}

/** Stores a call as a test of what the flow does now: the call is made once more, from its script. */
export function saveTestEdit(flow: Flow, { id, label, setup, inputs }: CallToSave): Command {
  const record = runCall(createSimulator(flow), { setup, inputs });
  const { clock, language, stubs, variables } = setup;
  const test: SavedTest = {
    id,
    label,
    inputs: [...inputs],
    ...(clock === undefined ? {} : { clock }),
    ...(language === undefined ? {} : { language }),
    ...(stubs === undefined ? {} : { stubs: { ...stubs } }),
    ...(variables === undefined ? {} : { variables: { ...variables } }),
    expect: expectationOf(record),
  };
  return { type: "setTests", tests: [...flow.tests, test] };
}

/** Takes a test out. */
export function removeTestEdit(flow: Flow, testId: string): Command {
  return { type: "setTests", tests: flow.tests.filter(({ id }) => id !== testId) };
}

/** Tests added for every exit, as one step. */
export interface GeneratedEdit {
  readonly command: Command;
  readonly made: number;
  /** Exits that no call can be led to. */
  readonly uncovered: number;
}

/** Adds few tests that come by every exit; a call that is tested already is not added again. */
export function generateEdit(flow: Flow, newId: () => string): GeneratedEdit {
  const { tests, uncovered } = generateTests(flow, { kind: "everyPort" });
  const known = new Set(flow.tests.map(callKey));
  const added = tests.filter((test) => !known.has(callKey(test))).map((test) => ({ ...test, id: newId() }));
  const command: Command = { type: "setTests", tests: [...flow.tests, ...added] };
  return { command, made: added.length, uncovered: uncovered.length };
}

function callKey({ inputs, clock, language, stubs, variables }: SavedTest): string {
  return JSON.stringify([inputs, clock, language, stubs, variables]);
}
