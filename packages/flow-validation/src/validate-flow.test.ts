import { customerSupportMenu, globalSupportMenu } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { describeFix, describeProblem } from "./describe-problem.ts";
import { permissiveProfile } from "./testing/permissive-profile.ts";
import { validateFlow } from "./validate-flow.ts";

describe("validateFlow", () => {
  it("finds nothing in the published menus but that they say the key before what it is for", () => {
    const found = [customerSupportMenu(), globalSupportMenu()].map((flow) => validateFlow(flow, permissiveProfile));
    expect(found.map((problems) => problems.map(({ code, severity }) => `${severity} ${code}`))).toEqual([
      ["info key-before-function"],
      ["info key-before-function"],
    ]);
  });

  it("finds every problem at once, in the order of places", () => {
    const flow = customerSupportMenu();
    const { conn_key_1: _sales, conn_no_input: _silence, ...connections } = flow.connections;
    const found = validateFlow({ ...flow, connections, prompts: {} }, permissiveProfile);
    expect(found.map((problem) => [problem.code, problem.severity, problem.at.pointer])).toEqual([
      ["missing-no-input", "error", "/nodes/node_main_menu/noInput"],
      ["option-without-target", "error", "/nodes/node_main_menu/options/0"],
      ["missing-prompt", "error", "/nodes/node_main_menu/promptId"],
      ["unreachable-node", "warning", "/nodes/node_sales"],
    ]);
    expect(found.map((problem) => describeProblem(problem, flow))[1]).toBe(
      "Key 1 “Sales” leads nowhere: callers who press it hear the menu again until they give up.",
    );
    expect(found.map(describeFixOf)).toEqual(["Wire no input to Agent", "Wire key 1 to Sales", null, "Remove it"]);
  });
});

function describeFixOf(problem: Parameters<typeof describeFix>[0]): string | null {
  return describeFix(problem);
}
