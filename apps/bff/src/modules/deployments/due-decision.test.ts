import { describe, expect, it } from "vitest";
import type { LiveRecord } from "../../kernel/live-reader.ts";
import { storedDeployment } from "../../testing/stored-deployment.ts";
import type { DeploymentState } from "./deployment.ts";
import { dueDecision } from "./due-decision.ts";

const START = "2026-12-24T17:00:00.000Z";
const END = "2026-12-27T07:00:00.000Z";

function half(part: "start" | "return", endsAt: string | null = END) {
  const span = { timeZone: "Europe/Berlin", from: "", until: null, startsAt: START, endsAt };
  const dueAt = new Date(part === "start" ? START : (endsAt ?? START));
  return { schedule: { part, dueAt, partnerId: null, span }, overDrift: null };
}

const at = (now: string, more = {}) => ({ now: new Date(now), partner: null, live: null, busy: false, ...more });
const started = (state: DeploymentState) => ({
  partner: storedDeployment({ id: "start", state, artefactHash: "sent", endedAt: new Date(START) }),
});
const live = (deploymentId: string, since: string): { live: LiveRecord } => ({
  live: { deploymentId, since: new Date(since), externalId: "x", version: 1, hash: "h" },
});

describe("a start", () => {
  it.each([
    ["before its time", "2026-12-24T16:59:59Z", END, {}, "wait"],
    ["at its time", START, END, {}, "begin"],
    ["while something else is published", START, END, { busy: true }, "wait"],
    ["late, inside its span", "2026-12-27T06:59:59Z", END, {}, "begin"],
    ["when its span is over", END, END, {}, "window-missed"],
    ["over, and something else is published", END, END, { busy: true }, "window-missed"],
    ["a day late, without an end", "2026-12-25T17:00:00Z", null, {}, "begin"],
    ["more than a day late, without an end", "2026-12-25T17:00:01Z", null, {}, "window-missed"],
  ] as const)("%s", (...[, now, endsAt, more, outcome]) => {
    const decision = dueDecision(half("start", endsAt), at(now, more));
    expect(decision.kind === "end" ? decision.error.code : decision.kind).toBe(outcome);
  });

  it("says how late it began", () => {
    const warned = (now: string) => {
      const decision = dueDecision(half("start"), at(now));
      return decision.kind === "begin" ? decision.warnings.join() : "";
    };
    expect(warned("2026-12-24T17:02:00Z")).toBe("");
    expect(warned("2026-12-24T17:30:00Z")).toContain("30 min after its time");
    expect(warned("2026-12-24T20:05:00Z")).toContain("3 h 5 min after its time");
    expect(warned("2026-12-26T18:00:00Z")).toContain("2 days after its time");
  });
});

describe("a return", () => {
  it.each([
    ["before its time", "2026-12-27T06:59:59Z", { ...started("live"), ...live("start", START) }, "wait"],
    ["at its time", END, { ...started("live"), ...live("start", START) }, "begin"],
    ["however late", "2027-02-01T00:00:00Z", { ...started("live"), ...live("start", START) }, "begin"],
    ["while something is published", END, { ...started("live"), ...live("start", START), busy: true }, "wait"],
    ["whose start still runs", END, started("verifying"), "wait"],
    ["whose start still waits", END, started("scheduled"), "wait"],
    ["whose start failed", START, started("failed"), "start-not-live"],
    ["whose start was put back", START, started("rolledBack"), "start-not-live"],
    ["whose start was cancelled", START, started("cancelled"), "start-not-live"],
    [
      "after a publish by hand",
      START,
      { ...started("live"), ...live("newer", "2026-12-25T00:00:00Z") },
      "published-meanwhile",
    ],
    [
      "after a publish under a clock put back",
      START,
      { ...started("live"), ...live("newer", "2026-12-20T00:00:00Z") },
      "published-meanwhile",
    ],
    ["whose start ended unclear", END, { ...started("unknown"), ...live("former", "2026-12-01T00:00:00Z") }, "begin"],
    [
      "unclear, then published",
      END,
      { ...started("unknown"), ...live("newer", "2026-12-25T00:00:00Z") },
      "published-meanwhile",
    ],
  ] as const)("%s", (...[, now, more, outcome]) => {
    const decision = dueDecision(half("return"), at(now, more));
    expect(decision.kind === "end" ? decision.error.code : decision.kind).toBe(outcome);
  });

  it("may replace what an unclear start sent, and nothing else unasked", () => {
    const unclear = dueDecision(half("return"), at(END, started("unknown")));
    expect(unclear).toMatchObject({ kind: "begin", overDrift: "sent" });
    const clear = dueDecision(half("return"), at(END, { ...started("live"), ...live("start", START) }));
    expect(clear).toMatchObject({ kind: "begin", overDrift: null });
  });
});
