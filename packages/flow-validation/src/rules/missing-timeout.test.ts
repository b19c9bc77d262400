import { flowOf, httpRequest } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { missingTimeout } from "./missing-timeout.ts";

const asking = (timeoutMs: number) =>
  flowOf({ nodes: { node_h: httpRequest({ timeoutMs }) }, wires: ["node_start -> node_h"] });

describe("missing-timeout", () => {
  it("finds requests that are never given up", () =>
    verifyRule(missingTimeout, {
      valid: [
        { name: "a time", flow: asking(1) },
        { name: "a long time has a rule of its own", flow: asking(60_000), profile: { requestTimeoutMs: 5000 } },
      ],
      invalid: [
        {
          name: "none",
          flow: asking(0),
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_h", pointer: "/nodes/node_h/timeoutMs" },
              params: { timeoutMs: 0, fixMs: 5000 },
              related: [],
              fix: { type: "setNodeFields", nodeId: "node_h", set: { timeoutMs: 5000 } },
              words:
                "“Web request” waits for its answer as long as the phone system likes, often 30 s: callers sit in silence and hang up.",
              fixWords: "Give up after 5 s",
            },
          ],
        },
        {
          name: "less than none, under a profile that takes less",
          flow: asking(-1),
          profile: { requestTimeoutMs: 3000 },
          problems: [{ params: { timeoutMs: -1, fixMs: 3000 } }],
        },
      ],
    }));
});
