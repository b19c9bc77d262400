import type { NodeKind } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { shownField, shownFlowField } from "./shown-field.ts";

describe("shownField", () => {
  it.each<[NodeKind, string, string | null]>([
    ["queue", "queueId", "queueId"],
    ["queue", "label", "label"],
    ["queue", "number", null],
    ["menu", "key:7", "key:7"],
    ["menu", "port:noInput", null],
    ["menu", "noInput:es-ES", "noInput:es-ES"],
    ["condition", "branches.0.when", "branches.0.when"],
    ["hours", "weekly.0.from", "weekly"],
    ["hours", "holidays.2.date", "holidays"],
    ["language", "options.1.language", "options"],
    ["httpRequest", "headers.X-Api.Key", "headers.X-Api.Key"],
    ["httpRequest", "defaultResponse.name", "defaultResponse"],
    ["httpRequest", "filler:en-US", "filler:en-US"],
    ["vendorBlock", "config", null],
  ])("of %s shows the problems of %s at %s", (kind, field, shown) => {
    expect(shownField(kind, field)).toBe(shown);
  });
});

describe("shownFlowField", () => {
  it.each([
    ["fallback.queueId", "fallback.queueId"],
    ["activeWindow.until", "activeWindow"],
    ["variables.tier", "variables.tier"],
    ["goals.0", null],
  ])("shows the problems of %s at %s", (field, shown) => {
    expect(shownFlowField(field)).toBe(shown);
  });
});
