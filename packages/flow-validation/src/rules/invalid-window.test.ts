import { flowOf } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { invalidWindow } from "./invalid-window.ts";

const during = (from: string, until: string) => flowOf({ flow: { activeWindow: { from, until } } });
const [early, late] = ["2026-12-24T00:00:00Z", "2026-12-27T00:00:00Z"];
const at = { pointer: "/activeWindow/until" };

describe("invalid-window", () => {
  it("finds windows that end before they begin", () =>
    verifyRule(invalidWindow, {
      valid: [
        { name: "no window", flow: flowOf() },
        { name: "three days", flow: during(early, late) },
      ],
      invalid: [
        {
          name: "the wrong way round",
          flow: during(late, early),
          problems: [
            {
              severity: "error",
              at,
              params: { from: late, until: early },
              fix: { type: "setFlowFields", set: { activeWindow: { from: early, until: late } } },
              words: `The flow may be heard from ${late} until ${early}, which is not later: no call would ever come to it.`,
              fixWords: "Swap the two times",
            },
          ],
        },
        { name: "no time at all", flow: during(early, early), problems: [{ at, fix: null }] },
      ],
    }));
});
