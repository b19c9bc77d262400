import type { Problem } from "@tonegraph/flow-model";
import { flowOf, queue } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { catalogueFor, describeFix, describeProblem } from "./describe-problem.ts";
import { nodeRule } from "./node-rule.ts";
import { permissiveProfile } from "./testing/permissive-profile.ts";

const flow = flowOf({ nodes: { node_q: queue("queue_a", { label: " " }) } });
const problem: Problem = {
  code: "too-quiet",
  severity: "error",
  at: { nodeId: "node_q" },
  params: { seconds: 3 },
  related: [],
};
const fix = { type: "removeNodes" as const, nodeIds: ["node_q"] };
const words = { problem: () => "it is too quiet.", fix: () => "Make it louder" };
const profile = {
  ...permissiveProfile,
  rules: [{ ...nodeRule({ code: "too-quiet", severity: "error", checkNode: () => [] }), words }],
};

describe("describeProblem", () => {
  it("says where and what even for a code without words", () => {
    expect(describeProblem(problem, flow)).toBe("A queue without a name breaks the rule too-quiet (seconds 3).");
    expect(describeProblem({ ...problem, at: {}, params: {} }, flow)).toBe("The flow breaks the rule too-quiet.");
    expect(describeProblem({ ...problem, code: "constructor", params: {} }, flow)).toContain("the rule constructor");
  });

  it("speaks for a dialect's own rule with the rule's own words, as a sentence", () => {
    expect(describeProblem(problem, flow, catalogueFor(profile))).toBe("It is too quiet.");
    expect(describeFix({ ...problem, fix }, catalogueFor(profile))).toBe("Make it louder");
  });

  it("speaks of a block that is gone by its id", () => {
    expect(describeProblem({ ...problem, code: "unreachable-node", at: { nodeId: "node_gone" } }, flow)).toContain(
      "ode_gone is never",
    );
  });
});

describe("describeFix", () => {
  it("has no words where there is no fix, and some where a rule has none", () => {
    expect(describeFix(problem)).toBeNull();
    expect(describeFix({ ...problem, fix })).toBe("Mend it");
  });
});
