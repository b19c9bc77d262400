import { describe, expect, it } from "vitest";
import { words } from "../../lib/messages/words.ts";
import { watchStep } from "./watch-step.ts";

const guard = { mode: "on", action: "rollBack", watchMinutes: 240 } as const;
const text = words.publish.watch;

describe("watchStep", () => {
  it.each([
    ["nothing where the guard is off", { guard: { ...guard, mode: "off" as const } }, null],
    ["nothing while it is not known", { guard: undefined }, null],
    ["what it will do", {}, { label: "Watch for 4 h", state: "pending", note: text.will.rollBack }],
    ["that shadow mode does nothing", { guard: { ...guard, mode: "shadow" as const } }, { note: text.shadow }],
    ["that a first version is not watched", { hasFormer: false }, { state: "skipped", note: text.first }],
    [
      "until when, once it is live",
      { liveSince: "2026-11-21T10:00:00Z" },
      { state: "watching", aside: expect.stringMatching(/^until \d\d:00/u) },
    ],
  ])("says %s", (...[, given, expected]) => {
    const step = watchStep({ guard, hasFormer: true, liveSince: null, ...given });
    expect([step]).toMatchObject([expected]);
  });
});
