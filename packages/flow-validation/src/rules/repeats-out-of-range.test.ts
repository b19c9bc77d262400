import { collect, flowOf, menu } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { repeatsOutOfRange } from "./repeats-out-of-range.ts";

const asking = (silence: number, wrong: number) =>
  flowOf({
    nodes: { node_m: menu({ noInput: { timeoutMs: 5000, maxRepeats: silence }, noMatch: { maxRepeats: wrong } }) },
    wires: ["node_start -> node_m"],
  });
const profile = { menuRepeats: { min: 1, max: 5 } };

describe("repeats-out-of-range", () => {
  it("finds repeats that the target cannot do", () =>
    verifyRule(repeatsOutOfRange, {
      valid: [
        { name: "the fewest and the most", flow: asking(1, 5), profile },
        { name: "none, without a limit", flow: asking(0, 0) },
      ],
      invalid: [
        {
          name: "too many after silence, too few after a wrong key",
          flow: asking(6, 0),
          profile,
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_m", pointer: "/nodes/node_m/noInput/maxRepeats" },
              params: { field: "noInput", maxRepeats: 6, min: 1, max: 5, fixRepeats: 5 },
              related: [],
              fix: { type: "setNodeFields", nodeId: "node_m", set: { noInput: { timeoutMs: 5000, maxRepeats: 5 } } },
              words: "“Menu” asks again 6 times after a silence, but must ask again between 1 and 5 times.",
              fixWords: "Ask again 5 times",
            },
            {
              at: { nodeId: "node_m", pointer: "/nodes/node_m/noMatch/maxRepeats" },
              params: { field: "noMatch", maxRepeats: 0, min: 1, max: 5, fixRepeats: 1 },
              fix: { type: "setNodeFields", nodeId: "node_m", set: { noMatch: { maxRepeats: 1 } } },
              words: "“Menu” never asks again after a wrong key, but must ask again between 1 and 5 times.",
              fixWords: "Ask again once",
            },
          ],
        },
        {
          name: "fewer than none",
          flow: flowOf({
            nodes: { node_m: collect({ noMatch: { maxRepeats: -1 } }) },
            wires: ["node_start -> node_m"],
          }),
          problems: [
            {
              params: { field: "noMatch", maxRepeats: -1, min: 0, max: null, fixRepeats: 0 },
              fixWords: "Do not ask again",
            },
          ],
        },
        {
          name: "dialects that contradict each other",
          flow: asking(1, 1),
          profile: { menuRepeats: { min: 3, max: 2 } },
          problems: [{ fix: null }, { fix: null }],
        },
      ],
    }));
});
