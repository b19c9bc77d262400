import { type CallInput, type Command, type Flow, type SavedTest } from "@tonegraph/flow-model";
import { breakerMemoriesOf, createSimulator, expectationOf, runCall, type CallSetup } from "@tonegraph/flow-simulator";
import type { MadeTests } from "../../document/saved-tests-protocol.ts";
import type { Subflows } from "./call-session.ts";

/** A call that is to become a saved test. */
export interface CallToSave {
  readonly id: string;
  readonly label: string;
  readonly setup: CallSetup;
  readonly inputs: readonly CallInput[];
  readonly subflows: Subflows;
}

/** Stores a call as a test of what the flow does now: the call is made once more, from its script. */
export function saveTestEdit(flow: Flow, { id, label, setup, inputs, subflows }: CallToSave): Command {
  const record = runCall(createSimulator(flow, { subflows }), { setup, inputs });
  const { clock, language, stubs, variables } = setup;
  const breakers = breakerMemoriesOf(setup.breakers ?? {}, clock);
  const test: SavedTest = {
    id,
    label,
    inputs: [...inputs],
    ...(clock === undefined ? {} : { clock }),
    ...(language === undefined ? {} : { language }),
    ...(stubs === undefined ? {} : { stubs: { ...stubs } }),
    ...(variables === undefined ? {} : { variables: { ...variables } }),
    ...(Object.keys(breakers).length === 0 ? {} : { breakers }),
    expect: expectationOf(record),
  };
  return { type: "setTests", tests: [...flow.tests, test] };
}

/** Takes a test out. */
export function removeTestEdit(flow: Flow, testId: string): Command {
  return { type: "setTests", tests: flow.tests.filter(({ id }) => id !== testId) };
}

/** Tests added as one step. */
export interface GeneratedEdit {
  readonly command: Command;
  /** How many were not there yet. */
  readonly added: number;
}

/** Adds tests that were made; a call that is tested already is not added again. */
export function generatedEdit(flow: Flow, { tests }: MadeTests, newId: () => string): GeneratedEdit {
  const known = new Set(flow.tests.map(callKey));
  const added = tests.filter((test) => !known.has(callKey(test))).map((test) => ({ ...test, id: newId() }));
  return { command: { type: "setTests", tests: [...flow.tests, ...added] }, added: added.length };
}

function callKey({ inputs, clock, language, stubs, variables, breakers }: SavedTest): string {
  return JSON.stringify([inputs, clock, language, stubs, variables, breakers]);
}
