import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import type { ActivationWindow } from "@tonegraph/vendor-kit";
import { describe, expect, it } from "vitest";
import { drawnWindow, sameWindow, serviceChange } from "./flow-service.ts";

const NOW = Date.parse("2026-12-01T12:00:00Z");
const [FROM, UNTIL] = ["2026-12-24T00:00:00Z", "2026-12-27T00:00:00Z"];
const BEFORE = "2026-11-30T12:00:00Z";
/** A deployment that ended at noon of the day before. */
const SINCE = Date.parse(BEFORE);

describe("serviceChange", () => {
  it.each<[string, ActivationWindow, ActivationWindow | null, string | null]>([
    ["open for good", { effectiveDate: BEFORE }, null, null],
    ["opened when it was published, by a clock that is ahead", { effectiveDate: "2026-11-30T12:04:00Z" }, null, null],
    ["a beginning that has passed", { effectiveDate: "2026-12-01T11:59:00Z" }, null, null],
    [
      "a beginning in a moment",
      { effectiveDate: "2026-12-01T12:01:00Z" },
      null,
      "calls: from 2026-12-01 12:01 UTC on.",
    ],
    [
      "its window",
      { effectiveDate: FROM, expirationDate: "2026-12-27T01:00:00+01:00" },
      { effectiveDate: FROM, expirationDate: UNTIL },
      null,
    ],
    [
      "an end that nobody asked for",
      { effectiveDate: BEFORE, expirationDate: UNTIL },
      null,
      "until 2026-12-27 00:00 UTC instead of for good",
    ],
    [
      "no end any more",
      { effectiveDate: BEFORE },
      { expirationDate: UNTIL },
      "for good instead of until 2026-12-27 00:00 UTC",
    ],
    ["a beginning that nobody asked for", { effectiveDate: FROM }, null, "calls: from 2026-12-24 00:00 UTC on."],
    [
      "another beginning",
      { effectiveDate: BEFORE },
      { effectiveDate: FROM },
      "from 2026-11-30 12:00 UTC on instead of from 2026-12-24 00:00 UTC on",
    ],
    ["no beginning any more", {}, { effectiveDate: FROM }, "calls: at once instead of from 2026-12-24 00:00 UTC on."],
  ])("says of %s: %j where %j was published → %s", (...[, window, published, words]) => {
    const change = serviceChange({ isOn: true, window }, { window: published, sinceMs: SINCE, nowMs: NOW });
    if (words === null) expect(change).toBeNull();
    else expect(change).toContain(words);
  });

  it("takes the moment of the activation for no change while the deployment has just ended", () => {
    const seen = { isOn: true, window: { effectiveDate: "2026-12-01T12:03:00Z" } };
    expect(serviceChange(seen, { window: null, sinceMs: NOW, nowMs: NOW })).toBeNull();
    expect(serviceChange(seen, { window: null, sinceMs: SINCE, nowMs: NOW })).not.toBeNull();
  });

  it("says first that it was switched off", () => {
    expect(serviceChange({ isOn: false, window: {} }, { window: null, sinceMs: SINCE, nowMs: NOW })).toBe(
      "Somebody switched the flow off at the vendor: it answers no calls.",
    );
  });
});

describe("the window of an artefact", () => {
  it("is what it names, and none at a vendor without windows", () => {
    const artefact = { status: "DRAFT", effectiveDate: FROM };
    expect(drawnWindow(findConverter("cxone-campaign-rules") ?? {}, artefact)).toEqual({ effectiveDate: FROM });
    expect(drawnWindow(findConverter("cxone-campaign-rules") ?? {}, { status: "DRAFT" })).toBeNull();
    expect(drawnWindow(findConverter("cxone-ivr-menus") ?? {}, artefact)).toBeNull();
  });

  it("is the same whatever zone it is written in", () => {
    expect(sameWindow({ effectiveDate: FROM }, { effectiveDate: "2026-12-24T01:00:00+01:00" })).toBe(true);
    expect(sameWindow({ effectiveDate: FROM }, { effectiveDate: UNTIL })).toBe(false);
    expect(sameWindow(null, {})).toBe(true);
    expect(sameWindow(null, { expirationDate: UNTIL })).toBe(false);
  });
});
