import { beforeEach, describe, expect, it } from "vitest";
import type { LiveReader, LiveReading, LiveRecord } from "../../../kernel/live-reader.ts";
import type { DriftCheck, DriftEvent, DriftStore, PublishedPlace } from "../ports.ts";
import { checkDue } from "./check-due.ts";

const NOW = new Date("2026-11-21T12:00:00Z");
const DOWN = { kind: "unreadable", error: { kind: "connection", message: "refused", ambiguous: false } } as const;
const ODD = { kind: "unreadable", error: { kind: "rejected", message: "no such thing", ambiguous: false } } as const;

let now: Date;
let checks: Map<string, DriftCheck>;
let told: DriftEvent[];
let asked: string[];
let answers: Record<string, LiveReading["content"]>;
let active: Set<string>;
let waitMs: number;

beforeEach(() => {
  now = NOW;
  checks = new Map();
  told = [];
  asked = [];
  answers = {};
  active = new Set();
  waitMs = 0;
});

const place = (flowId: string, tenantId = "t1"): PublishedPlace => ({
  flowId,
  tenantId,
  tenantName: tenantId,
  dialect: "cxone-ivr-menus",
  deploymentId: `d-${flowId}`,
  version: 1,
  since: NOW,
});
const recordOf = (flowId: string): LiveRecord => ({
  externalId: flowId,
  version: 1,
  hash: "ours",
  deploymentId: `d-${flowId}`,
  since: NOW,
});
const present = (hash: string): LiveReading["content"] => ({ kind: "present", artefact: { hash }, raw: "", hash });

/** What PostgreSQL does for one workspace, as far as a round needs it. */
function storeOf(places: readonly PublishedPlace[]): DriftStore {
  const isDue = ({ flowId }: PublishedPlace): boolean => (checks.get(flowId)?.nextCheckAt ?? NOW) <= now;
  return {
    appendAudit: () => Promise.resolve(),
    published: () => Promise.resolve(places),
    due: () => Promise.resolve(places.filter(isDue)),
    findCheck: ({ flowId }) => Promise.resolve(checks.get(flowId) ?? null),
    checks: () => Promise.resolve([]),
    putCheck: ({ flowId }, check) => Promise.resolve(void checks.set(flowId, check)),
    lockPlace: () => Promise.resolve(),
    findActive: ({ flowId }) => Promise.resolve(active.has(flowId) ? "running" : null),
    findLive: ({ flowId }) => Promise.resolve(recordOf(flowId)),
    tell: (event) => Promise.resolve(void told.push(event)),
  };
}

function round(places: readonly PublishedPlace[]) {
  const store = storeOf(places);
  const reader: LiveReader = {
    read: ({ flowId }) => {
      asked.push(flowId);
      const content = answers[flowId] ?? present("ours");
      const drift =
        content.kind === "unreadable"
          ? "unknown"
          : content.kind === "present" && content.hash === "ours"
            ? "inSync"
            : "drifted";
      return Promise.resolve({ record: recordOf(flowId), externalId: flowId, content, drift, checkedAt: now });
    },
  };
  const health = () => ({
    breakers: [],
    token: null,
    lastRateLimit: null,
    waitMs,
    clockAheadMs: null,
    lastSuccessAtMs: null,
    lastFailure: null,
    lastError: null,
  });
  return checkDue("w1", {
    storage: { in: () => store, transaction: (_workspace, work) => work(store) },
    reader,
    accounts: { health },
    now: () => now,
    isStopping: () => false,
  });
}

const later = (minutes: number): void => {
  now = new Date(now.getTime() + minutes * 60_000);
};

describe("checkDue", () => {
  it("looks at everything, tells each other content once, and tells when it is gone", async () => {
    const all = [place("a"), place("b", "t2")];
    answers["a"] = present("theirs");
    await round(all);
    expect([asked.toSorted(), told.map(({ type, flowId }) => `${type} ${flowId}`)]).toEqual([
      ["a", "b"],
      ["driftFound a"],
    ]);
    later(4);
    await round(all);
    expect(asked).toHaveLength(2);
    later(1);
    await round(all);
    answers["a"] = present("theirs again");
    later(5);
    await round(all);
    answers["a"] = { kind: "absent" };
    later(5);
    await round(all);
    answers["a"] = present("ours");
    later(5);
    await round(all);
    expect(told.map(({ type, liveHash }) => [type, liveHash])).toEqual([
      ["driftFound", "theirs"],
      ["driftFound", "theirs again"],
      ["driftFound", "absent"],
      ["driftGone", null],
    ]);
  });

  it("asks a tenant that is down once a round, less and less often, and forgets nothing", async () => {
    const all = [place("a"), place("b"), place("c", "t2")];
    answers["a"] = present("theirs");
    await round(all);
    answers["a"] = DOWN;
    const pauses: number[] = [];
    for (let turn = 0; turn < 8; turn += 1) {
      now = checks.get("a")?.nextCheckAt ?? now;
      asked = [];
      expect(await round(all)).toMatchObject([{ flowId: "a", message: "refused" }]);
      expect(asked).not.toContain("b");
      pauses.push(((checks.get("a")?.nextCheckAt.getTime() ?? 0) - now.getTime()) / 60_000);
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect(checks.get("a")).toMatchObject({ state: "drifted", liveHash: "theirs", message: "refused", checkedAt: NOW });
    expect(told).toHaveLength(1);
  });

  it("goes on with a tenant's other flows where only one cannot be read", async () => {
    answers["a"] = ODD;
    await round([place("a"), place("b")]);
    expect(asked).toEqual(["a", "b"]);
    expect(checks.get("a")).toMatchObject({ state: "unknown", checkedAt: null });
  });

  it("stands back while people use up the tenant's rate, and while a deployment writes", async () => {
    waitMs = 1500;
    await round([place("a")]);
    expect(asked).toEqual([]);
    waitMs = 0;
    active.add("a");
    answers["a"] = present("half written");
    await round([place("a")]);
    expect([told, checks.size]).toEqual([[], 0]);
  });
});
