import { collect, flowOf, language, menu, queue } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { missingNoInput } from "./missing-no-input.ts";

const at = { nodeId: "node_m", pointer: "/nodes/node_m/noInput" };

describe("missing-no-input", () => {
  it("finds what leaves silent callers alone", () =>
    verifyRule(missingNoInput, {
      valid: [
        {
          name: "wired",
          flow: flowOf({
            nodes: { node_m: menu(), node_q: queue() },
            wires: ["node_start -> node_m", "node_m.noInput -> node_q"],
          }),
        },
      ],
      invalid: [
        {
          name: "nothing to copy",
          flow: flowOf({ nodes: { node_m: menu({ label: "Main menu" }) }, wires: ["node_start -> node_m"] }),
          problems: [
            {
              severity: "error",
              at,
              params: { maxRepeats: 2 },
              related: [],
              fix: null,
              words:
                "“Main menu” leads nowhere when the caller presses nothing: they hear it 3 times and are then cut off.",
            },
          ],
        },
        {
          name: "a wrong key leads somewhere",
          flow: flowOf({
            nodes: {
              node_m: collect({ noInput: { timeoutMs: 5000, maxRepeats: 0 } }),
              node_q: queue("queue_a", { label: "Front desk" }),
            },
            wires: ["node_start -> node_m", "node_m.noMatch -> node_q"],
          }),
          problems: [
            {
              at,
              params: { maxRepeats: 0, fixTarget: "node_q", fixTargetKind: "queue", fixTargetLabel: "Front desk" },
              fix: {
                type: "connect",
                connectionId: "conn_m_noInput",
                connection: { source: "node_m", port: "noInput", target: "node_q" },
              },
              words: "“Collect” leads nowhere when the caller presses nothing: they hear it once and are then cut off.",
              fixWords: "Wire no input to Front desk",
            },
          ],
        },
        {
          name: "a wrong key leads back: copying that would trap silent callers",
          flow: flowOf({ nodes: { node_m: menu() }, wires: ["node_start -> node_m", "node_m.noMatch -> node_m"] }),
          problems: [{ at, fix: null }],
        },
        {
          name: "a wrong key leads where silence may not",
          flow: flowOf({
            nodes: { node_m: menu(), node_q: queue() },
            wires: ["node_start -> node_m", "node_m.noMatch -> node_q"],
          }),
          profile: { timeoutDestinations: ["agent"] },
          problems: [{ at, fix: null }],
        },
        {
          name: "a language choice",
          flow: flowOf({ nodes: { node_m: language() }, wires: ["node_start -> node_m"] }),
          problems: [{ at }],
        },
      ],
    }));
});
