import { describe, expect, it } from "vitest";
import { childTraceParent, readTraceParent } from "./trace-parent.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const SPAN = "00f067aa0ba902b7";

describe("readTraceParent", () => {
  it.each([
    [`00-${TRACE}-${SPAN}-01`, true],
    [`00-${TRACE}-${SPAN}-00`, false],
    // Other flags mean nothing yet, and a later version may have more behind it.
    [`00-${TRACE}-${SPAN}-03`, true],
    [`01-${TRACE}-${SPAN}-01-what-comes-later`, true],
  ])("takes %s", (header, isSampled) => {
    expect(readTraceParent(header)).toEqual({ traceId: TRACE, isSampled });
  });

  it.each([
    undefined,
    "",
    [`00-${TRACE}-${SPAN}-01`],
    `00-${TRACE}-${SPAN}`,
    `00-${TRACE}-${SPAN}-01-more`,
    `ff-${TRACE}-${SPAN}-01`,
    `00-${"0".repeat(32)}-${SPAN}-01`,
    `00-${TRACE}-${"0".repeat(16)}-01`,
    `00-${TRACE.toUpperCase()}-${SPAN}-01`,
    `00-${TRACE}-${SPAN}-01\r\nx-evil: 1`,
    `01-${TRACE}-${SPAN}-01-${"x".repeat(600)}`,
  ])("takes %j for none", (header) => {
    expect(readTraceParent(header)).toBeNull();
  });
});

describe("childTraceParent", () => {
  it.each([
    [true, "01"],
    [false, "00"],
  ])("is a span of ours in the same trace (sampled: %s)", (isSampled, flags) => {
    const child = childTraceParent({ traceId: TRACE, isSampled }, "b7ad6b7169203331");
    expect(child).toBe(`00-${TRACE}-b7ad6b7169203331-${flags}`);
    expect(readTraceParent(child)).toEqual({ traceId: TRACE, isSampled });
  });
});
