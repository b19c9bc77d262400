import { describe, expect, it } from "vitest";
import { dailyTime } from "./daily-time.ts";

describe("dailyTime", () => {
  it.each<[number, string]>([
    [0, "0 s"],
    [-0.2, "0 s"],
    [84.6, "85 s"],
    [120, "120 s"],
    [121, "2 min"],
    [-150, "-2.5 min"],
    [2474, "41 min"],
    [7200, "120 min"],
    [7201, "2 h"],
    [12_240, "3.4 h"],
    [7_200_000, "2,000 h"],
  ])("%d seconds are %s", (seconds, words) => {
    expect(dailyTime(seconds)).toBe(words);
  });

  it.each<[number, number, string]>([
    [90, 2400, "1.5 min"],
    [-30, 2400, "-0.5 min"],
    [300, 90_000, "0.1 h"],
    [30, 90, "30 s"],
  ])("%d beside %d are said in its unit: %s", (seconds, beside, words) => {
    expect(dailyTime(seconds, beside)).toBe(words);
  });
});
