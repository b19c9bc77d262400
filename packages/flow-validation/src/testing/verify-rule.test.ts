import { flowOf, queue } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { nodeRule } from "../node-rule.ts";
import { unreachableNode } from "../rules/unreachable-node.ts";
import type { Finding } from "../rule.ts";
import { verifyRule } from "./verify-rule.ts";

const flow = flowOf({ nodes: { node_q: queue() } });
const invalid = { name: "alone", flow };

function ruleWith(finding: Partial<Finding>) {
  const checkNode = () => [{ at: { pointer: "/name" }, params: {}, ...finding }];
  return {
    ...nodeRule({ code: "made-up", severity: "error", checkNode }),
    words: { problem: () => "Wrong.", fix: () => "Mend" },
  };
}

describe("verifyRule", () => {
  it.each([
    ["a problem too few", { valid: [], invalid: [{ ...invalid, problems: [] }] }],
    ["a problem in a valid flow", { valid: [invalid], invalid: [] }],
    ["another severity", { valid: [], invalid: [{ ...invalid, problems: [{ severity: "info" as const }] }] }],
    ["another place", { valid: [], invalid: [{ ...invalid, problems: [{ at: { nodeId: "node_q" } }] }] }],
    ["other params", { valid: [], invalid: [{ ...invalid, problems: [{ params: { a: 1 } }] }] }],
    ["other relations", { valid: [], invalid: [{ ...invalid, problems: [{ related: ["node_q"] }] }] }],
    ["no fix", { valid: [], invalid: [{ ...invalid, problems: [{ fix: null }] }] }],
    ["other words", { valid: [], invalid: [{ ...invalid, problems: [{ words: "Hm." }] }] }],
    ["other words on the button", { valid: [], invalid: [{ ...invalid, problems: [{ fixWords: "Hm." }] }] }],
  ])("refuses %s", (_what, cases) => {
    expect(() => verifyRule(unreachableNode, cases)).toThrow("unreachable-node, alone");
  });

  const profile = { rules: [ruleWith({})] };
  it.each([
    ["a pointer to nothing", { at: { pointer: "/nodes/node_gone" } }],
    ["a node that does not exist", { at: { nodeId: "node_gone" } }],
    ["a related node that does not exist", { related: ["node_gone"] }],
    ["a connection that does not exist", { at: { connectionId: "conn_gone" } }],
    ["a fix that is refused", { fix: { type: "removeNodes" as const, nodeIds: ["node_gone"] } }],
    ["a fix that leaves the problem", { fix: { type: "setFlowFields" as const, set: { name: "Other" } } }],
  ])("refuses %s", (_what, finding) => {
    const cases = { valid: [], invalid: [{ name: "all", flow: flowOf(), profile, problems: [{}] }] };
    expect(() => verifyRule(ruleWith(finding), cases)).toThrow("made-up, all");
    expect(() => verifyRule(ruleWith({}), cases)).not.toThrow();
  });
});
