import { flowOf, language, menu, queue } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { duplicateKey } from "./duplicate-key.ts";

const option = (key: string, label: string) => ({ key, label });
const ALL_KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

describe("duplicate-key", () => {
  it("finds keys that are given twice", () =>
    verifyRule(duplicateKey, {
      valid: [
        {
          name: "all keys once",
          flow: flowOf({ nodes: { node_m: menu({ keys: ALL_KEYS }) }, wires: ["node_start -> node_m"] }),
        },
      ],
      invalid: [
        {
          name: "two options on 1; the key of the later one becomes the first that is free",
          flow: flowOf({
            nodes: {
              node_m: menu({ keys: [option("1", "Sales"), option("2", "Support"), option("1", "Billing")] }),
              node_q: queue(),
            },
            wires: ["node_start -> node_m", "node_m.key:1 -> node_q"],
          }),
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_m", pointer: "/nodes/node_m/options/2/key" },
              params: { key: "1", label: "Billing", firstLabel: "Sales", firstIndex: 0, fixKey: "3" },
              related: [],
              fix: { type: "setMenuOption", nodeId: "node_m", index: 2, key: "3" },
              words:
                "Key 1 is given twice, to “Sales” and to “Billing”: callers who press it can only get one of them.",
              fixWords: "Use key 3 for “Billing”",
            },
          ],
        },
        {
          name: "three times",
          flow: flowOf({ nodes: { node_m: menu({ keys: ["1", "1", "1"] }) }, wires: ["node_start -> node_m"] }),
          problems: [
            { params: { key: "1", label: "Option 1", firstLabel: "Option 1", firstIndex: 0, fixKey: "2" } },
            { fixWords: "Use key 2 for “Option 1”" },
          ],
        },
        {
          name: "no key is left",
          flow: flowOf({ nodes: { node_m: menu({ keys: [...ALL_KEYS, "#"] }) }, wires: ["node_start -> node_m"] }),
          problems: [{ at: { nodeId: "node_m", pointer: "/nodes/node_m/options/12/key" }, fix: null }],
        },
        {
          name: "two languages",
          flow: flowOf({
            nodes: {
              node_l: language({
                options: [
                  { key: "1", language: "en-US" },
                  { key: "1", language: "es-ES" },
                ],
              }),
            },
            wires: ["node_start -> node_l"],
          }),
          problems: [
            {
              at: { nodeId: "node_l", pointer: "/nodes/node_l/options/1/key" },
              fix: {
                type: "setNodeFields",
                nodeId: "node_l",
                set: {
                  options: [
                    { key: "1", language: "en-US" },
                    { key: "2", language: "es-ES" },
                  ],
                },
              },
            },
          ],
        },
      ],
    }));
});
