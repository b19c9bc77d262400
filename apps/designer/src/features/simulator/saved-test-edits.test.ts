import { applyCommand, type Command, type Flow } from "@tonegraph/flow-model";
import { customerSupportMenu, flowOf, hangup, httpRequest, queue } from "@tonegraph/flow-model/testing";
import { createSimulator, generateTests, runCall } from "@tonegraph/flow-simulator";
import { describe, expect, it } from "vitest";
import { runTests } from "../../workers/run-tests.ts";
import { generatedEdit, removeTestEdit, saveTestEdit } from "./saved-test-edits.ts";

const flow = customerSupportMenu();
const made = generateTests(flow, { kind: "everyPort" });

describe("saved tests", () => {
  it("store a call with what it did, pass then, and fail with words once the flow leads elsewhere", () => {
    const call = {
      id: "test_a",
      label: "Sales",
      setup: { language: "en-US" },
      inputs: [{ press: "1", afterMs: 4000 }],
      subflows: {},
    };
    const saved = after(flow, saveTestEdit(flow, call));
    expect(saved.tests).toMatchObject([
      {
        id: "test_a",
        label: "Sales",
        inputs: call.inputs,
        language: "en-US",
        expect: { end: { nodeId: "node_sales" } },
      },
    ]);
    expect(runTests({ revision: 3, flow: saved, subflows: {} })).toMatchObject({
      type: "ran",
      revision: 3,
      outcomes: [{ testId: "test_a", passed: true, words: [], nodeId: null }],
      coverage: { nodes: { missed: ["node_fallback", "node_tech"] } },
    });
    const rewired = after(saved, { type: "reconnect", connectionId: "conn_key_1", target: "node_tech" });
    const answer = runTests({ revision: 4, flow: rewired, subflows: {} });
    expect(answer).toMatchObject({ outcomes: [{ passed: false, nodeId: "node_tech" }] });
    expect(JSON.stringify(answer)).toContain("but the call comes to “Technical support”");
  });

  it("keep what circuit breakers remembered, so that they pass when they are run alone", () => {
    const asking = flowOf({
      nodes: {
        node_ask: httpRequest({ circuitBreaker: { failures: 1, coolDownMs: 60_000 } }),
        node_sales: queue(),
        node_bye: hangup(),
      },
      wires: ["node_start -> node_ask", "node_ask.circuitOpen -> node_bye", "node_ask.serverError -> node_sales"],
    });
    const stubs = { node_ask: { status: 500 } };
    const { breakers } = runCall(createSimulator(asking), { setup: { stubs }, inputs: [] });
    const setup = { stubs, breakers };
    const saved = after(asking, saveTestEdit(asking, { id: "test_b", label: "Open", setup, inputs: [], subflows: {} }));
    expect(saved.tests[0]).toMatchObject({ breakers: { node_ask: { failures: 1, openForMs: 60_000 } } });
    expect(saved.tests[0]?.expect.end).toMatchObject({ nodeId: "node_bye" });
    expect(runTests({ revision: 0, flow: saved, subflows: {} })).toMatchObject({ outcomes: [{ passed: true }] });
  });

  it("are deleted one at a time", () => {
    const both = after(flow, generatedEdit(flow, made, ids()).command);
    const first = both.tests[0]?.id ?? "";
    expect(after(both, removeTestEdit(both, first)).tests).toEqual(both.tests.slice(1));
  });

  it("cover every exit in one command, with ids of their own, and are not made twice", () => {
    const newId = ids();
    const { command, added } = generatedEdit(flow, made, newId);
    const covered = after(flow, command);
    expect(added).toBe(covered.tests.length);
    expect(new Set(covered.tests.map(({ id }) => id)).size).toBe(added);
    expect(runTests({ revision: 0, flow: covered, subflows: {} })).toMatchObject({ coverage: { share: 1 } });
    expect(generatedEdit(covered, made, newId).added).toBe(0);
  });
});

function after(before: Flow, command: Command): Flow {
  const applied = applyCommand(before, command);
  if (!applied.ok) throw new Error(applied.error.message);
  return applied.value.flow;
}

function ids(): () => string {
  let count = 0;
  return () => `test_own_${(count += 1)}`;
}
