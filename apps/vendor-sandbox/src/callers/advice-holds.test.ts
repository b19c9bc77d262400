import { checkAdvice } from "@tonegraph/call-analytics/testing";
import type { PromptText } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { ADVICE_SCENARIOS } from "../testing/advice-scenarios.ts";

const CALLS_PER_DAY = 4000;

/** Behind the last sentence that fits, as validation's own does it for all languages and markup. */
function cutPrompt(text: PromptText, fits: (part: PromptText) => boolean) {
  if (text.kind !== "speech") return null;
  const parts = [...text.text.matchAll(/[.?] /gu)].map(({ index }) => ({
    first: { ...text, text: text.text.slice(0, index + 1) },
    second: { ...text, text: text.text.slice(index + 2) },
  }));
  return parts.findLast(({ first }) => fits(first)) ?? null;
}

describe("advice, worked out from some callers and tried on others (bench/heatmap has more of them)", () => {
  it.each(ADVICE_SCENARIOS)("is right within 20 % where $name", ({ kinds, population, flow, calls }) => {
    const checked = checkAdvice({
      flow: flow(["support", "billing", "orders", "sales"]),
      population,
      seed: 1,
      heldBackSeeds: [101, 102],
      callsPerDay: CALLS_PER_DAY * calls,
      cutPrompt,
    });
    expect(checked.map(({ kind }) => kind)).toEqual(expect.arrayContaining([...kinds]));
    for (const { kind, predicted, simulated, difference } of checked) {
      const words = `${kind}: ${Math.round(predicted)} s a day predicted, ${Math.round(simulated)} simulated`;
      expect(Math.abs(difference), words).toBeLessThanOrEqual(0.2);
    }
  });
});
