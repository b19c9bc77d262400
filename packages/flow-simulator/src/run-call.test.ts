import { flowOf, hangup, menu, message, queue } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { createSimulator } from "./create-simulator.ts";
import { runCall } from "./run-call.ts";

const shop = flowOf({
  nodes: {
    node_hello: message({ promptId: "prompt_hello" }),
    node_menu: menu({ keys: ["1", "2"], promptId: "prompt_menu", noInput: { timeoutMs: 5000, maxRepeats: 1 } }),
    node_sales: queue("queue_sales"),
    node_bye: hangup({ promptId: "prompt_bye" }),
  },
  wires: [
    "node_start -> node_hello",
    "node_hello -> node_menu",
    "node_menu.key:1 -> node_sales",
    "node_menu.noInput -> node_bye",
  ],
  prompts: { prompt_hello: "Hello.", prompt_menu: "Press 1 or 2.", prompt_bye: "Goodbye." },
});

describe("runCall", () => {
  it("walks to the end of the drawing", () => {
    const record = runCall(createSimulator(shop), { inputs: [{ press: "1" }] });
    expect(record.steps.map(({ nodeId }) => nodeId)).toEqual(["node_start", "node_hello", "node_menu", "node_sales"]);
    expect(record.steps[2]).toMatchObject({ promptId: "prompt_menu", input: { press: "1" }, port: "key:1" });
    expect(record.end).toMatchObject({
      nodeId: "node_sales",
      kind: "queue",
      reason: "terminal",
      keys: 1,
      unusedInputs: [],
    });
    expect(record.heard).toEqual(["prompt_hello", "prompt_menu"]);
  });

  it("takes a caller whose inputs have run out for silent", () => {
    const record = runCall(createSimulator(shop), { inputs: [] });
    expect(record.end).toMatchObject({ nodeId: "node_bye", kind: "hangup", reason: "terminal", keys: 0 });
    expect(record.heard).toEqual(["prompt_hello", "prompt_menu", "prompt_menu", "prompt_bye"]);
  });

  it("lists what the caller had still wanted to do", () => {
    const record = runCall(createSimulator(shop), { inputs: [{ press: "12" }, { wait: true }] });
    expect(record.end.unusedInputs).toEqual([{ press: "2" }, { wait: true }]);
  });
});
