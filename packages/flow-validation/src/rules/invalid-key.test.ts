import { flowOf, menu, queue } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { invalidKey } from "./invalid-key.ts";

describe("invalid-key", () => {
  it("finds keys that no telephone has", () =>
    verifyRule(invalidKey, {
      valid: [
        {
          name: "the whole keypad",
          flow: flowOf({ nodes: { node_m: menu({ keys: ["0", "9", "*", "#"] }) }, wires: ["node_start -> node_m"] }),
        },
      ],
      invalid: ["A", "10", "１", "", " 1"].map((key) => ({
        name: `“${key}”`,
        flow: flowOf({
          nodes: { node_m: menu({ keys: ["1", { key, label: "Sales" }] }), node_q: queue() },
          wires: key === "" ? ["node_start -> node_m"] : ["node_start -> node_m", `node_m.key:${key} -> node_q`],
        }),
        problems: [
          {
            severity: "error" as const,
            at: { nodeId: "node_m", pointer: "/nodes/node_m/options/1/key" },
            params: { key, label: "Sales", fixKey: "2" },
            related: [],
            fix: { type: "setMenuOption" as const, nodeId: "node_m", index: 1, key: "2" },
            fixWords: "Use key 2 for “Sales”",
          },
        ],
      })),
    }));

  it("names the key and the option", () =>
    verifyRule(invalidKey, {
      valid: [],
      invalid: [
        {
          name: "a letter",
          flow: flowOf({
            nodes: { node_m: menu({ keys: [{ key: "A", label: "Sales" }] }) },
            wires: ["node_start -> node_m"],
          }),
          problems: [{ words: "Key “A” is not on a telephone: nobody can choose “Sales”. Keys are 0 to 9, * and #." }],
        },
        {
          name: "none",
          flow: flowOf({
            nodes: { node_m: menu({ keys: [{ key: "", label: "" }] }) },
            wires: ["node_start -> node_m"],
          }),
          problems: [{ words: "An option without a name has no key: nobody can choose it." }],
        },
      ],
    }));
});
