import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { describeProblem } from "../describe-problem.ts";
import type { FailedTest } from "../profile.ts";
import { permissiveProfile } from "../testing/permissive-profile.ts";
import { validateFlow } from "../validate-flow.ts";

const flow = {
  ...customerSupportMenu(),
  tests: [{ id: "sales", label: "Sales by key 1", inputs: [{ press: "1" }], expect: { end: { kind: "queue" } } }],
};

function problemsOf(failed: readonly FailedTest[]) {
  const profile = { ...permissiveProfile, failedTests: () => failed };
  return validateFlow(flow, profile).filter(({ code }) => code === "saved-test-fails");
}

describe("saved-test-fails", () => {
  it("names the test, where the call went astray, and what comes instead", () => {
    const [problem] = problemsOf([
      { testId: "sales", label: "Sales by key 1", nodeId: "node_main_menu", words: ["Step 3: it ends.", "Too slow."] },
    ]);
    expect(problem).toMatchObject({
      severity: "error",
      at: { nodeId: "node_main_menu", pointer: "/tests/0" },
      params: { test: "sales" },
    });
    expect(problem && describeProblem(problem, flow)).toBe(
      "Saved test “Sales by key 1” fails: Step 3: it ends. Too slow.",
    );
  });

  it("has no block where the call went to one that is not in the flow", () => {
    const failed = { testId: "sales", label: "", nodeId: "node_gone", words: [] };
    expect(problemsOf([failed])[0]?.at).toEqual({ pointer: "/tests/0" });
  });

  it("finds nothing where every test passes, and where no simulator is at hand", () => {
    expect(problemsOf([])).toEqual([]);
    expect(validateFlow(flow, permissiveProfile).filter(({ code }) => code === "saved-test-fails")).toEqual([]);
  });
});
