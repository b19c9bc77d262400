import { applyCommand, type Command, type Flow } from "@tonegraph/flow-model";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { runTests } from "../../workers/run-tests.ts";
import { generateEdit, removeTestEdit, saveTestEdit } from "./saved-test-edits.ts";

const flow = customerSupportMenu();

describe("saved tests", () => {
  it("store a call with what it did, pass then, and fail with words once the flow leads elsewhere", () => {
    const call = {
      id: "test_a",
      label: "Sales",
      setup: { language: "en-US" },
      inputs: [{ press: "1", afterMs: 4000 }],
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
    expect(runTests({ revision: 3, flow: saved })).toMatchObject({
      type: "ran",
      revision: 3,
      outcomes: [{ testId: "test_a", passed: true, words: [] }],
      coverage: { nodes: { missed: ["node_fallback", "node_tech"] } },
    });
    const rewired = after(saved, { type: "reconnect", connectionId: "conn_key_1", target: "node_tech" });
    const answer = runTests({ revision: 4, flow: rewired });
    expect(answer).toMatchObject({ outcomes: [{ passed: false }] });
    expect(JSON.stringify(answer)).toContain("but the call comes to “Technical support”");
  });

  it("are deleted one at a time", () => {
    const both = after(flow, generateEdit(flow, ids()).command);
    const first = both.tests[0]?.id ?? "";
    expect(after(both, removeTestEdit(both, first)).tests).toEqual(both.tests.slice(1));
  });

  it("cover every exit in one command, with ids of their own, and are not made twice", () => {
    const newId = ids();
    const { command, made, uncovered } = generateEdit(flow, newId);
    const covered = after(flow, command);
    expect(made).toBe(covered.tests.length);
    expect(uncovered).toBe(0);
    expect(new Set(covered.tests.map(({ id }) => id)).size).toBe(made);
    expect(runTests({ revision: 0, flow: covered })).toMatchObject({ coverage: { share: 1 } });
    expect(generateEdit(covered, newId).made).toBe(0);
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
