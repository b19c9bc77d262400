import { flowOf, language, menu } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { timeoutOutOfRange } from "./timeout-out-of-range.ts";

const waiting = (timeoutMs: number) =>
  flowOf({
    nodes: { node_m: menu({ noInput: { timeoutMs, maxRepeats: 2, promptId: "prompt_default" } }) },
    wires: ["node_start -> node_m"],
  });
const profile = { menuTimeoutMs: { min: 1000, max: 30000 } };
const at = { nodeId: "node_m", pointer: "/nodes/node_m/noInput/timeoutMs" };
const fixTo = (timeoutMs: number) => ({
  type: "setNodeFields" as const,
  nodeId: "node_m",
  set: { noInput: { timeoutMs, maxRepeats: 2, promptId: "prompt_default" } },
});

describe("timeout-out-of-range", () => {
  it("finds waits that the target does not allow", () =>
    verifyRule(timeoutOutOfRange, {
      valid: [
        { name: "the shortest", flow: waiting(1000), profile },
        { name: "the longest", flow: waiting(30000), profile },
        { name: "no limit", flow: waiting(3600000) },
      ],
      invalid: [
        {
          name: "too long",
          flow: waiting(30001),
          profile,
          problems: [
            {
              severity: "error",
              at,
              params: { timeoutMs: 30001, minMs: 1000, maxMs: 30000, fixMs: 30000 },
              related: [],
              fix: fixTo(30000),
              words:
                "“Menu” waits 30.001 s for a key, but must wait between 1 s and 30 s: callers would sit in silence.",
              fixWords: "Set to 30 s",
            },
          ],
        },
        {
          name: "too short",
          flow: waiting(999),
          profile,
          problems: [
            {
              at,
              fix: fixTo(1000),
              words:
                "“Menu” waits 999 ms for a key, but must wait between 1 s and 30 s: callers would have no time to press one.",
            },
          ],
        },
        {
          name: "no time at all, without a limit",
          flow: waiting(0),
          problems: [{ at, params: { timeoutMs: 0, minMs: 1, maxMs: null, fixMs: 1 }, fix: fixTo(1) }],
        },
        {
          name: "dialects that contradict each other leave nothing to set",
          flow: waiting(5000),
          profile: { menuTimeoutMs: { min: 6000, max: 4000 } },
          problems: [{ at, params: { timeoutMs: 5000, minMs: 6000, maxMs: 4000, fixMs: null }, fix: null }],
        },
        {
          name: "a language choice",
          flow: flowOf({
            nodes: { node_m: language({ noInput: { timeoutMs: 99000, maxRepeats: 1 } }) },
            wires: ["node_start -> node_m"],
          }),
          profile,
          problems: [{ at }],
        },
      ],
    }));
});
