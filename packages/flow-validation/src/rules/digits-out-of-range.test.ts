import { collect, flowOf } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { digitsOutOfRange } from "./digits-out-of-range.ts";

const collecting = (minDigits: number, maxDigits: number) =>
  flowOf({ nodes: { node_c: collect({ minDigits, maxDigits }) }, wires: ["node_start -> node_c"] });
const mended = (minDigits: number, maxDigits: number) => ({
  type: "setNodeFields" as const,
  nodeId: "node_c",
  set: { minDigits, maxDigits },
});

describe("digits-out-of-range", () => {
  it("finds numbers of digits that nobody can key in", () =>
    verifyRule(digitsOutOfRange, {
      valid: [
        { name: "none or one", flow: collecting(0, 1) },
        { name: "just so many", flow: collecting(4, 4) },
      ],
      invalid: [
        {
          name: "more than it takes",
          flow: collecting(6, 2),
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_c", pointer: "/nodes/node_c/maxDigits" },
              params: { minDigits: 6, maxDigits: 2, fixMin: 2, fixMax: 6 },
              related: [],
              fix: mended(2, 6),
              words: "“Collect” waits for at least 6 digits but takes at most 2 digits: nobody can key that in.",
              fixWords: "Collect 2 to 6 digits",
            },
          ],
        },
        {
          name: "fewer than none",
          flow: collecting(-1, 4),
          problems: [
            {
              at: { nodeId: "node_c", pointer: "/nodes/node_c/minDigits" },
              fix: mended(0, 4),
              words: "“Collect” waits for at least -1 digits: there are no fewer than 0.",
            },
          ],
        },
        {
          name: "none at all",
          flow: collecting(1, 0),
          problems: [
            {
              at: { nodeId: "node_c", pointer: "/nodes/node_c/maxDigits" },
              fix: mended(1, 1),
              words: "“Collect” takes at most 0 digits: callers can key in nothing.",
              fixWords: "Collect 1 digit",
            },
          ],
        },
      ],
    }));
});
