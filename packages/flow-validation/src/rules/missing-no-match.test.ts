import { collect, flowOf, language, menu, queue } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { missingNoMatch } from "./missing-no-match.ts";

const at = { nodeId: "node_m", pointer: "/nodes/node_m/noMatch" };

describe("missing-no-match", () => {
  it("finds what leaves wrong keys to chance", () =>
    verifyRule(missingNoMatch, {
      valid: [
        {
          name: "wired",
          flow: flowOf({
            nodes: { node_m: menu(), node_q: queue() },
            wires: ["node_start -> node_m", "node_m.noMatch -> node_q"],
          }),
        },
        {
          name: "a language choice has no such exit",
          flow: flowOf({ nodes: { node_l: language() }, wires: ["node_start -> node_l"] }),
        },
      ],
      invalid: [
        {
          name: "silence leads somewhere",
          flow: flowOf({
            nodes: { node_m: menu({ label: "Main menu" }), node_q: queue("queue_a", { label: "Front desk" }) },
            wires: ["node_start -> node_m", "node_m.noInput -> node_q"],
          }),
          problems: [
            {
              severity: "warning",
              at,
              params: { maxRepeats: 2, fixTarget: "node_q", fixTargetKind: "queue", fixTargetLabel: "Front desk" },
              related: [],
              fix: {
                type: "connect",
                connectionId: "conn_m_noMatch",
                connection: { source: "node_m", port: "noMatch", target: "node_q" },
              },
              words:
                "“Main menu” leads nowhere when the caller presses a wrong key: after 3 tries the phone system decides what they hear.",
              fixWords: "Wire no match to Front desk",
            },
          ],
        },
        {
          name: "nothing to copy",
          flow: flowOf({ nodes: { node_m: collect() }, wires: ["node_start -> node_m"] }),
          problems: [{ at, fix: null }],
        },
        {
          name: "silence leads back: copying that would trap callers who mistype",
          flow: flowOf({ nodes: { node_m: menu() }, wires: ["node_start -> node_m", "node_m.noInput -> node_m"] }),
          problems: [{ at, fix: null }],
        },
      ],
    }));
});
