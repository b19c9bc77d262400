import { activeWindowSchema } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { freshWindow, instantOf, localText } from "./local-instant.ts";

describe("instantOf", () => {
  it("means the minute that localText shows, wherever the reader is", () => {
    for (const text of ["2026-12-24T00:00", "2026-07-01T18:45"]) expect(localText(instantOf(text) ?? "")).toBe(text);
  });

  it.each(["", "2026-12-24", "2026-12-24T", "2026-13-45T00:00"])("waits while the text is %j", (text) => {
    expect(instantOf(text)).toBeNull();
  });
});

describe("localText", () => {
  it("is empty for what is no instant", () => {
    expect(localText("soon")).toBe("");
  });
});

describe("freshWindow", () => {
  it("lasts a week from the next full hour", () => {
    const window = freshWindow(Date.UTC(2026, 10, 21, 5, 10));
    expect(window).toEqual({ from: "2026-11-21T06:00:00Z", until: "2026-11-28T06:00:00Z" });
    expect(activeWindowSchema.safeParse(window).success).toBe(true);
  });
});
