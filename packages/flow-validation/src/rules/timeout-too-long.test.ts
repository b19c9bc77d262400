import { flowOf, httpRequest } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { timeoutTooLong } from "./timeout-too-long.ts";

const asking = (timeoutMs: number) =>
  flowOf({ nodes: { node_h: httpRequest({ timeoutMs }) }, wires: ["node_start -> node_h"] });
const profile = { requestTimeoutMs: 5000 };

describe("timeout-too-long", () => {
  it("finds requests that callers wait for too long", () =>
    verifyRule(timeoutTooLong, {
      valid: [
        { name: "the longest", flow: asking(5000), profile },
        { name: "no limit", flow: asking(600_000) },
      ],
      invalid: [
        {
          name: "longer",
          flow: asking(5001),
          profile,
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_h", pointer: "/nodes/node_h/timeoutMs" },
              params: { timeoutMs: 5001, maxMs: 5000 },
              related: [],
              fix: { type: "setNodeFields", nodeId: "node_h", set: { timeoutMs: 5000 } },
              words:
                "“Web request” may keep callers waiting for 5.001 s, but at most 5 s are allowed: they sit in silence and hang up.",
              fixWords: "Give up after 5 s",
            },
          ],
        },
      ],
    }));
});
