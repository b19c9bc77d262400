import { applyCommand, parseFlow, type Flow, type SimpleCommand } from "@tonegraph/flow-model";
import { arbitraryFlow, flowOf, menu, message, queue } from "@tonegraph/flow-model/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createValidator } from "./create-validator.ts";
import { fixAll } from "./fix-all.ts";
import { permissiveProfile } from "./testing/permissive-profile.ts";
import { strictProfile } from "./testing/strict-profile.ts";
import { validateFlow } from "./validate-flow.ts";

function applied(flow: Flow, commands: readonly SimpleCommand[]): Flow {
  if (commands.length === 0) return flow;
  const result = applyCommand(flow, { type: "batch", label: "Fix all", commands: [...commands] });
  if (!result.ok) throw new Error(result.error.message);
  return result.value.flow;
}

describe("fixAll", () => {
  it("mends all of a kind with commands that are one step", () => {
    const keys = ["1", "1", "2"];
    const nodes = { node_a: menu({ keys }), node_b: menu({ keys }), node_q: queue() };
    const flow = flowOf({ nodes, wires: ["node_start -> node_a", "node_a.key:1 -> node_b", "node_b.key:1 -> node_q"] });
    const { commands, count } = fixAll(flow, "duplicate-key", createValidator(permissiveProfile));
    expect(count).toBe(2);
    const codes = validateFlow(applied(flow, commands), permissiveProfile).map(({ code }) => code);
    expect(codes).not.toContain("duplicate-key");
  });

  it("judges again between fixes of the same block", () => {
    const flow = flowOf({ nodes: { node_a: menu({ keys: ["1", "1", "1", "1"] }) }, wires: ["node_start -> node_a"] });
    const { commands, count } = fixAll(flow, "duplicate-key", createValidator(permissiveProfile));
    expect(count).toBe(3);
    const mended = applied(flow, commands).nodes["node_a"];
    expect(mended?.kind === "menu" && new Set(mended.options.map(({ key }) => key)).size).toBe(4);
  });

  it("leaves alone what is ignored, and a code that nothing was found for", () => {
    const nodes = { node_a: message(), node_b: message() };
    const ignoredProblems = [{ code: "unreachable-node", nodeId: "node_a", reason: "Parked" }];
    const flow = flowOf({ nodes, flow: { ignoredProblems } });
    const validator = createValidator(permissiveProfile);
    expect(fixAll(flow, "unreachable-node", validator)).toMatchObject({
      count: 1,
      commands: [{ nodeIds: ["node_b"] }],
    });
    expect(fixAll(flow, "duplicate-key", validator)).toEqual({ count: 0, commands: [] });
  });

  it("leaves a flow that parses, whatever the flow and the rule", () => {
    const validator = createValidator(strictProfile);
    fc.assert(
      fc.property(arbitraryFlow(), fc.nat(), (flow, chosen) => {
        const codes = [...new Set(validateFlow(flow, strictProfile).map((problem) => problem.code))];
        const mended = applied(flow, fixAll(flow, codes[chosen % codes.length] ?? "", validator).commands);
        expect(parseFlow(mended).ok).toBe(true);
      }),
    );
  });
});
