import type { Json } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { rawDifference } from "./raw-difference.ts";

describe("rawDifference", () => {
  it("names places, and of a secret nothing but its place", () => {
    const step = { id: "a", configuration: { url: "https://crm.example/?api_key=one", clientSecret: "one", tries: 1 } };
    const now = { id: "a", configuration: { url: "https://crm.example/?api_key=two", clientSecret: "two", tries: 2 } };
    expect(rawDifference({ steps: [step] }, { steps: [now], more: { password: "three" } })).toEqual([
      {
        pointer: "/steps/0/configuration/url",
        before: "https://crm.example/?api_key=[hidden]",
        after: "https://crm.example/?api_key=[hidden]",
      },
      { pointer: "/steps/0/configuration/clientSecret", before: "[hidden]", after: "[hidden]" },
      { pointer: "/steps/0/configuration/tries", before: 1, after: 2 },
      { pointer: "/more", after: { password: "[hidden]" } },
    ]);
  });

  it("names a place in a document that is nested without end, and shows nothing of what is in there", () => {
    const deep = (inmost: string): Json => {
      let value: Json = inmost;
      for (let level = 0; level < 1500; level += 1) value = { a: value };
      return value;
    };
    expect(JSON.stringify(rawDifference(deep("one"), null))).toMatch(
      /^\[\{"pointer":"","before":[{"a:]+\[hidden\]"}+,/,
    );
    expect(rawDifference(deep("one"), deep("two"))).toEqual([
      { pointer: expect.stringMatching(/^(\/a)+$/), before: "[hidden]", after: "[hidden]" },
    ]);
  });
});
