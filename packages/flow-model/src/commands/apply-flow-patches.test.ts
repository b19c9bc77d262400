import { applyPatches, enablePatches } from "immer";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryCommand } from "../testing/arbitrary-commands.ts";
import { arbitraryFlow } from "../testing/arbitrary-flow.ts";
import { twoKeyMenu } from "../testing/two-key-menu.ts";
import { applyCommand } from "./apply-command.ts";
import { applyFlowPatches } from "./apply-flow-patches.ts";

enablePatches();

describe("applyFlowPatches", () => {
  test("does what immer does with its patches", () => {
    const flowAndCommand = arbitraryFlow().chain((flow) => fc.tuple(fc.constant(flow), arbitraryCommand(flow)));
    fc.assert(
      fc.property(flowAndCommand, ([flow, command]) => {
        const applied = applyCommand(flow, command);
        if (!applied.ok) return;
        const { patches, inverse } = applied.value;
        const there = applyFlowPatches(flow, patches);
        expect(there).toEqual(applyPatches(flow, patches));
        expect(applyFlowPatches(there, inverse)).toEqual(applyPatches(there, inverse));
      }),
      { numRuns: 300 },
    );
  });

  test("shares what it does not touch, and freezes what it gives", () => {
    const flow = twoKeyMenu();
    const path = ["nodes", "node_sales", "label"];
    const changed = applyFlowPatches(flow, [{ op: "replace", path, value: "New" }]);
    expect(changed.nodes["node_sales"]?.label).toBe("New");
    expect(flow.nodes["node_sales"]?.label).toBe("Sales");
    expect(changed.nodes["node_menu"]).toBe(flow.nodes["node_menu"]);
    expect(changed.prompts).toBe(flow.prompts);
    expect(Object.isFrozen(changed) && Object.isFrozen(changed.nodes["node_sales"])).toBe(true);
  });

  test("throws on a patch for something that is not there", () => {
    const patch = { op: "replace" as const, path: ["nodes", "node_gone", "label"], value: "" };
    expect(() => applyFlowPatches(twoKeyMenu(), [patch])).toThrow("no container at nodes/node_gone/label");
    const hostile = { op: "replace" as const, path: ["nodes", "__proto__"], value: {} };
    expect(() => applyFlowPatches(twoKeyMenu(), [hostile])).toThrow("no patch may name nodes/__proto__");
  });
});
