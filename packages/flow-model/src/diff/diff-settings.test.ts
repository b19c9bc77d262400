import { describe, expect, it } from "vitest";
import type { Json } from "../json.ts";
import { newFlow } from "../new-flow.ts";
import { diffFlows } from "./diff-flows.ts";

function words(before: Json | undefined, after: Json): string | undefined {
  const flow = newFlow({ name: "Flow" });
  const withExtras = (extras: Json | undefined) =>
    extras === undefined ? flow : { ...flow, vendorExtras: { dialect: extras } };
  return diffFlows(withExtras(before), withExtras(after))[0]?.words;
}

describe("what the vendor's document says beyond the drawing", () => {
  const SAID = "What the vendor's document says beyond the drawing is";
  const set = (times: number, fallback: boolean): Json => ({ queueSettings: { times, fallback }, copy: { a: [1] } });

  it.each<[string, Json | undefined, Json, string]>([
    [
      "a few values that are new",
      undefined,
      { times: 2, fallback: true },
      "added: times is now 2, fallback is now true",
    ],
    [
      "a few that are another",
      set(1, false),
      set(2, true),
      "changed: times is now 2 (was 1), fallback is now true (was false)",
    ],
    ["more than a few", undefined, { a: 1, b: 2, c: 3, d: 4, e: 5 }, "added"],
    ["a list", { a: [1] }, { a: [2] }, "changed"],
    ["a value that is gone", { a: 1, b: 2 }, { a: 1 }, "changed"],
  ])("is told by its values where they are simple and few: %s", (...[, before, after, told]) => {
    expect(words(before, after)).toBe(`${SAID} ${told}`);
  });
});
