import { flowOf, httpRequest } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { tooManyRetries } from "./too-many-retries.ts";

const retry = (maxRetries: number) => ({ maxRetries, backoff: "fixed" as const, onStatus: [503] });
const asking = (maxRetries: number) =>
  flowOf({ nodes: { node_h: httpRequest({ retry: retry(maxRetries) }) }, wires: ["node_start -> node_h"] });
const profile = { maxRequestRetries: 2 };

describe("too-many-retries", () => {
  it("finds requests that are tried too often", () =>
    verifyRule(tooManyRetries, {
      valid: [
        { name: "the most", flow: asking(2), profile },
        { name: "no limit", flow: asking(20) },
        { name: "no retries", flow: flowOf({ nodes: { node_h: httpRequest() } }), profile: { maxRequestRetries: 0 } },
      ],
      invalid: [
        {
          name: "more",
          flow: asking(3),
          profile,
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_h", pointer: "/nodes/node_h/retry/maxRetries" },
              params: { maxRetries: 3, most: 2, waitMs: 12_000 },
              related: [],
              fix: { type: "setNodeFields", nodeId: "node_h", set: { retry: retry(2) } },
              words:
                "“Web request” is tried again 3 times, but at most twice is allowed: a caller may wait 12 s for a service that does not answer.",
              fixWords: "Try again twice",
            },
          ],
        },
        {
          name: "any, where none is allowed",
          flow: asking(1),
          profile: { maxRequestRetries: 0 },
          problems: [
            {
              words:
                "“Web request” is tried again once, but it must not be tried again: a caller may wait 6 s for a service that does not answer.",
              fixWords: "Do not try again",
            },
          ],
        },
      ],
    }));
});
