import { describe, expect, it } from "vitest";
import { checkWindow } from "./check-window.ts";

const NOW = new Date("2026-11-21T09:00:00Z");
const capabilities = { deletesFlows: true, repeatableCreate: true, listsResources: [] };
const withWindow = { title: "Campaigns", capabilities: { ...capabilities, activationWindow: true } };

describe("checkWindow", () => {
  it.each([
    ["no window", undefined, null],
    ["a begin alone", { effectiveDate: "2026-12-24T00:00:00Z" }, null],
    ["a begin that has passed", { effectiveDate: "2026-01-01T00:00:00Z" }, null],
    ["an end alone", { expirationDate: "2026-12-24T00:00:00Z" }, null],
    [
      "both, in zones of their own",
      { effectiveDate: "2026-12-24T01:00:00+02:00", expirationDate: "2026-12-24T00:00:00Z" },
      null,
    ],
    ["nothing in it", {}, "required"],
    ["an end that has passed", { expirationDate: "2026-11-21T10:00:00+01:00" }, "in-the-past"],
    [
      "an end before its begin",
      { effectiveDate: "2026-12-24T00:00:00Z", expirationDate: "2026-12-24T01:00:00+02:00" },
      "reversed",
    ],
    [
      "an end at its begin",
      { effectiveDate: "2026-12-24T00:00:00Z", expirationDate: "2026-12-24T00:00:00Z" },
      "reversed",
    ],
  ])("says of %s: %j → %s", (_, window, code) => {
    const checked = checkWindow(window, withWindow, NOW);
    expect(checked.ok ? null : checked.error.errors?.[0]?.code).toBe(code);
  });

  it("refuses a window where the dialect has none", () => {
    const window = { effectiveDate: "2026-12-24T00:00:00Z" };
    expect(checkWindow(window, { title: "Menus", capabilities }, NOW)).toMatchObject({
      ok: false,
      error: { code: "invalid-body", detail: "Menus has no activation window. Publish without one." },
    });
  });
});
