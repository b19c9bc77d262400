import { flowOf, language, menu } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { tooManyOptions } from "./too-many-options.ts";

const withKeys = (...keys: string[]) => flowOf({ nodes: { node_m: menu({ keys }) }, wires: ["node_start -> node_m"] });
const profile = { maxOptions: 4 };

describe("too-many-options", () => {
  it("counts the choices of a menu", () =>
    verifyRule(tooManyOptions, {
      valid: [
        { name: "as many as the profile advises", flow: withKeys("1", "2", "3", "4"), profile },
        {
          name: "keys with a customary meaning do not count",
          flow: withKeys("1", "2", "3", "4", "9", "0", "*", "#"),
          profile,
        },
        { name: "a key that is given twice is one choice", flow: withKeys("1", "2", "3", "4", "4"), profile },
        { name: "no advice", flow: withKeys("1", "2", "3", "4", "5", "6", "7", "8") },
        {
          name: "a choice of languages: nobody has to keep the others in mind",
          flow: flowOf({
            nodes: {
              node_l: language({ options: ["1", "2", "3", "4", "5"].map((key) => ({ key, language: "en-US" })) }),
            },
            wires: ["node_start -> node_l"],
          }),
          profile,
        },
      ],
      invalid: [
        {
          name: "one more",
          flow: withKeys("1", "2", "3", "4", "5", "0"),
          profile,
          problems: [
            {
              severity: "warning",
              at: { nodeId: "node_m", pointer: "/nodes/node_m/options" },
              params: { count: 5, maxOptions: 4 },
              fix: null,
              words: "“Menu” offers 5 choices, more than the 4 that callers can keep in mind.",
            },
          ],
        },
      ],
    }));
});
