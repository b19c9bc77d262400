import { flowOf, menu, queue } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { permissiveProfile } from "../testing/permissive-profile.ts";
import { verifyRule } from "../testing/verify-rule.ts";
import { approximatedOnDialect } from "./approximated-on-dialect.ts";

const flow = flowOf({
  nodes: { node_a: menu({ label: "Main menu", keys: ["1"] }), node_b: menu(), node_q: queue(), node_x: menu() },
  wires: ["node_start -> node_a", "node_a.key:1 -> node_b", "node_b.noInput -> node_q"],
});
const inPart = { title: "Plain lines", nodes: { ...permissiveProfile.nodes, menu: "approximated" as const } };
const words = "Wrong keys and silence share one exit.";

describe("approximated-on-dialect", () => {
  it("says what the compile report says is carried in another way, or else which kinds of block are", () =>
    verifyRule(approximatedOnDialect, {
      valid: [
        { name: "everything is carried", flow },
        { name: "the compiler knows better than the profile", flow, profile: { ...inPart, report: () => [] } },
      ],
      invalid: [
        {
          name: "the compiler says so",
          flow,
          profile: {
            title: "Plain lines",
            report: () => [{ kind: "approximated", code: "no-match-shared", nodeId: "node_a", params: {}, words }],
          },
          problems: [
            {
              severity: "warning",
              at: { nodeId: "node_a", pointer: "/nodes/node_a" },
              params: { loss: "no-match-shared", words, profile: "Plain lines" },
              words,
            },
          ],
        },
        {
          name: "there is no compiler yet",
          flow,
          profile: inPart,
          problems: [
            {
              at: { nodeId: "node_a", pointer: "/nodes/node_a/kind" },
              params: { loss: "kind", kind: "menu", count: 2, profile: "Plain lines" },
              related: ["node_b"],
              words:
                "Plain lines carries a menu only in part (2 of them, the first is “Main menu”): callers may meet something else than is drawn.",
            },
          ],
        },
      ],
    }));
});
