import type { HeatNode } from "@tonegraph/api-contract";
import { describe, expect, it } from "vitest";
import { heatScale, heatValue, type Metric } from "./heat-metric.ts";

const node = (more: Partial<HeatNode> = {}): HeatNode => ({
  entered: 100,
  abandoned: 10,
  rate: 0.1,
  low: 0.06,
  high: 0.17,
  enough: true,
  ...more,
});

describe("heatValue", () => {
  it.each<readonly [string, Metric, Partial<HeatNode>, object]>([
    ["hang-ups against 30 %", "hangUps", {}, { text: "10 %", step: 1 }],
    ["nothing where nobody came by", "hangUps", { entered: 0, rate: null, enough: false }, { text: "–", step: null }],
    [
      "no rate of fewer than 30 calls",
      "hangUps",
      { entered: 29, enough: false, rate: 0.5 },
      { text: "–", step: null, isSparse: true },
    ],
    ["few calls as what they are", "calls", { entered: 3, enough: false }, { text: "3", isSparse: false }],
    ["no figure that the source does not have", "noInput", {}, { text: "–", step: null }],
    ["silences, which can be more than callers", "noInput", { noInput: 150 }, { text: "150.0" }],
    [
      "a change for the worse",
      "change",
      { compared: { change: 0.062, low: 0.02, high: 0.1, isClear: true } },
      { text: "+6.2 points", direction: "worse", step: 4 },
    ],
    [
      "a change for the better",
      "change",
      { compared: { change: -0.01, low: -0.05, high: 0.03, isClear: false } },
      { text: "−1.0 points", direction: "better", step: 1 },
    ],
    [
      "a change too small to be told as none",
      "change",
      { compared: { change: 0.0004, low: -0.05, high: 0.05, isClear: false } },
      { text: "0.0 points", direction: null, step: null },
    ],
    [
      "no direction of too few calls",
      "change",
      { entered: 20, enough: false, compared: { change: -0.3, low: -0.5, high: 0.1, isClear: false } },
      { text: "–", direction: null, step: null },
    ],
    ["no change without a former version", "change", { compared: null }, { text: "–", direction: null, step: null }],
  ])("shows %s", (...[, metric, more, expected]) => {
    const one = node(more);
    expect(heatValue(heatScale(metric, { one }), one)).toMatchObject(expected);
  });

  it("never ranks a node with too few calls: it does not set the scale either", () => {
    const nodes = { busy: node({ rate: 0.2 }), rare: node({ rate: 1, enough: false }) };
    expect(heatScale("hangUps", nodes).top).toBe(0.3);
  });
});
