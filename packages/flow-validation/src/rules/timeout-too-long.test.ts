import { flowOf, httpRequest } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { timeoutTooLong } from "./timeout-too-long.ts";

const asking = (timeoutMs: number) =>
  flowOf({ nodes: { node_h: httpRequest({ timeoutMs }) }, wires: ["node_start -> node_h"] });
const waiting = (maxWaitMs: number) =>
  flowOf({
    nodes: { node_h: httpRequest({ timeoutMs: 1000, asyncCallback: { maxWaitMs } }) },
    wires: ["node_start -> node_h"],
  });
const profile = { requestTimeoutMs: 5000 };

describe("timeout-too-long", () => {
  it("finds requests that callers wait for too long", () =>
    verifyRule(timeoutTooLong, {
      valid: [
        { name: "the longest", flow: asking(5000), profile },
        { name: "no limit", flow: asking(600_000) },
        { name: "the longest wait for a result", flow: waiting(120_000), profile: { callbackWaitMs: 120_000 } },
        { name: "no limit for results", flow: waiting(600_000), profile },
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
              params: { wait: "answer", timeoutMs: 5001, maxMs: 5000 },
              related: [],
              fix: { type: "setNodeFields", nodeId: "node_h", set: { timeoutMs: 5000 } },
              words:
                "“Web request” may keep callers waiting for 5.001 s, but at most 5 s are allowed: they sit in silence and hang up.",
              fixWords: "Give up after 5 s",
            },
          ],
        },
        {
          name: "a result that comes too late",
          flow: waiting(120_001),
          profile: { callbackWaitMs: 120_000 },
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_h", pointer: "/nodes/node_h/asyncCallback/maxWaitMs" },
              params: { wait: "callback", timeoutMs: 120_001, maxMs: 120_000 },
              related: [],
              fix: { type: "setNodeFields", nodeId: "node_h", set: { asyncCallback: { maxWaitMs: 120_000 } } },
              words:
                "“Web request” may keep callers waiting for 120.001 s until its result comes, but at most 120 s are allowed: after that they need another way on.",
              fixWords: "Give up after 120 s",
            },
          ],
        },
      ],
    }));
});
