import { checkAdvice, unwiseMenu, type Population } from "@tonegraph/call-analytics/testing";
import { describe, expect, it } from "vitest";
import { createWalker } from "./walk-calls.ts";

const MONDAY_MORNING = Date.UTC(2026, 0, 5, 10);
const CALLS_PER_DAY = 4000;

const population: Population = (flow) => {
  const walker = createWalker(flow);
  return (seed, place) =>
    walker.walk({ callId: `${place}`, beginMs: MONDAY_MORNING, words: `${seed} ${place}`, load: 0.5 });
};

describe("advice, worked out from some callers and tried on others (bench/heatmap has more of them)", () => {
  const checked = checkAdvice({
    flow: unwiseMenu(["support", "billing", "orders", "sales"]),
    population,
    seed: 1,
    heldBackSeeds: [101, 102],
    callsPerDay: CALLS_PER_DAY,
  });
  const words = checked.map(
    ({ kind, nodeId, predicted, simulated, difference }) =>
      `${kind} at ${nodeId}: ${Math.round(predicted)} s a day predicted, ${Math.round(simulated)} simulated, ${(difference * 100).toFixed(1)} %`,
  );

  it(`is right within 20 %: ${words.join("; ")}`, () => {
    expect(checked.map(({ kind }) => kind).toSorted()).toEqual(["lowerTimeout", "menuOrder", "shorterPrompt"]);
    for (const { difference } of checked) expect(Math.abs(difference)).toBeLessThanOrEqual(0.2);
  });
});
