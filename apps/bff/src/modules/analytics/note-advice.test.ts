import type { Advice } from "@tonegraph/api-contract";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createFiguresStore } from "../../infrastructure/analytics/figures-store.ts";
import type { DatabaseHandle } from "../../infrastructure/database/connect.ts";
import { migrateDatabase } from "../../infrastructure/database/migrate.ts";
import { createStorage } from "../../infrastructure/database/storage.ts";
import { openTestDatabase } from "../../testing/test-database.ts";
import type { GivenAdvice } from "./advice-record.ts";
import { noteAdvice } from "./usecases/note-advice.ts";

const WORKSPACE = "workspace_advised";
const MINUTE_MS = 60_000;
const NOON = new Date("2026-11-02T12:00:00Z");

let database: DatabaseHandle;
beforeAll(async () => {
  database = await openTestDatabase();
  await migrateDatabase(database.db);
  await database.db.insertInto("workspaces").values({ id: WORKSPACE, name: "Advised", created_at: NOON }).execute();
});
afterAll(() => database.close());

const FALLBACK = { kind: "fallback", nodeId: "main", title: "12 % hang up", value: "continue_menu" };
const ORDER = {
  kind: "keyOrder",
  nodeId: "main",
  title: "Sales first",
  gain: { unit: "callerSecondsPerDay" as const, value: 41.4, low: 30, high: 50 },
};
const UNASKED = { kind: "queue", nodeId: "queue", title: "How the queue does could not be asked" };

function items(...said: Partial<Advice["items"][number]>[]): Advice["items"] {
  return said.map((item) => ({ kind: "", nodeId: "", title: "", calls: 9, confidence: "", commands: [], ...item }));
}

/** Notes advice some minutes after noon; answers how many entries the log then has of this flow. */
async function noted(flowId: string, minutes: number, change: Partial<GivenAdvice & { tenantId: string }> = {}) {
  const { tenantId = "tenant_a", ...given } = change;
  const at = new Date(NOON.getTime() + minutes * MINUTE_MS);
  const reading = {
    place: { flowId, tenantId, version: 3 },
    source: { tenantName: "A", dialectTitle: "A", kind: null, drawn: () => null, figures: never, calls: never },
    span: { from: NOON, to: at },
    periods: [{ version: 3, externalId: "external", since: NOON, until: null }],
    flow: customerSupportMenu(),
    settings: { visitDays: 30, figureDays: 300 },
    timeZone: "UTC",
    now: at,
  };
  const nodes = { main: { ...NOTHING, rate: 0.123_456 }, other: { ...NOTHING, rate: 0.5 } };
  const advice = { actorId: "user_1", reading, nodes, items: items(FALLBACK, ORDER), ...given };
  const storage = createStorage(database.db, createFiguresStore);
  await noteAdvice({ workspaceId: WORKSPACE, ...advice }, { storage, now: () => at });
  const { rows } = await database.pool.query("select 1 from audit_entries where flow_id = $1", [flowId]);
  return rows.length;
}

const NOTHING = { entered: 0, abandoned: 0, rate: null, low: 0, high: 0, enough: false };

function never(): never {
  throw new Error("no vendor is asked");
}

it("is one entry an hour for a page that asks every minute, whatever the order and the shares in the words", async () => {
  const again = { items: items(ORDER, { ...FALLBACK, title: "13 % hang up" }, UNASKED) };
  expect(await noted("often", 0)).toBe(1);
  for (let minute = 1; minute < 60; minute += 7) expect(await noted("often", minute, again)).toBe(1);
  expect(await noted("often", 60, again)).toBe(2);
});

it("is one entry for pages that ask at the same moment", async () => {
  const pages = [1, 2, 3, 4, 5];
  // Connections are there already: whoever had to open one would come later.
  await Promise.all(pages.map(() => database.pool.query("select pg_sleep(0.05)")));
  await Promise.all(pages.map(() => noted("together", 0)));
  expect(await noted("together", 0)).toBe(1);
});

it.each<[string, Partial<GivenAdvice & { tenantId: string }>]>([
  ["other advice", { items: items(FALLBACK) }],
  ["the other value", { items: items({ ...FALLBACK, value: "agent_priority_queue" }, ORDER) }],
  ["another person", { actorId: "user_2" }],
  ["another tenant", { tenantId: "tenant_b" }],
])("is an entry at once for %s", async (what, change) => {
  expect(await noted(what, 0)).toBe(1);
  expect(await noted(what, 1, change)).toBe(2);
});

it.each<[string, Advice["items"]]>([
  ["nothing is advised", []],
  ["a queue could not be asked", items(UNASKED)],
])("is no entry where %s", async (what, said) => {
  expect(await noted(what, 0, { items: said })).toBe(0);
});

it("holds what document 000 asks for, of the blocks that advice is given for, and the words that were read", async () => {
  await noted("whole", 5, { items: items(FALLBACK, ORDER, UNASKED) });
  const { rows } = await database.pool.query("select * from audit_entries where flow_id = 'whole'");
  expect(rows).toMatchObject([{ actor: "user_1", action: "NAVIGATION_OPTIMIZATION" }]);
  expect(JSON.parse(String(rows[0].details))).toEqual({
    complianceTag: "IVR-ORCH-LOG",
    tenantId: "tenant_a",
    version: 3,
    flow_id: "external",
    from: "2026-11-02T12:00:00.000Z",
    to: "2026-11-02T12:05:00.000Z",
    abandonment_rates: { main: 0.1235 },
    optimized_fallbacks: { main: "continue_menu" },
    advised: [
      { kind: "fallback", nodeId: "main", value: "continue_menu", title: "12 % hang up" },
      {
        kind: "keyOrder",
        nodeId: "main",
        value: null,
        title: "Sales first",
        expectedGain: 41,
        unit: "callerSecondsPerDay",
      },
    ],
  });
});
