import type {
  Advice,
  Dashboard,
  FlowPaths,
  Heatmap,
  PublishEffect,
  Tenant,
  WeeklyReport,
} from "@tonegraph/api-contract";
import { weekOf } from "@tonegraph/call-analytics";
import { seededRandom } from "@tonegraph/call-analytics/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_WORKSPACE } from "../../infrastructure/repositories/prepare-workspace.ts";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import { startFiguresLab, type FiguresLab } from "../../testing/figures-lab.ts";
import { madeUpCalls } from "../../testing/made-up-calls.ts";
import { tellAnew, tidyFigures } from "./usecases/tidy-figures.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const BEFORE = 100;
const AFTER = 40;

let lab: FiguresLab;
/** A flow whose second version, live for the last 40 hours, loses fewer callers than its first; a third was never live. */
let place: FlowOnTenant;
beforeAll(async () => {
  lab = await startFiguresLab();
  place = await lab.place("calls");
  await lab.wentLive(place, BEFORE);
  await lab.edit(place, (flow) => ({ ...flow, description: "Another one" }));
  await lab.wentLive(place, AFTER);
  await lab.edit(place, (flow) => ({ ...flow, description: "Never live" }));
  await lab.asAdmin({ method: "POST", url: `/api/flows/${place.flowId}/versions`, payload: {} });
  const random = seededRandom(7);
  const calls = [
    ...madeUpCalls({ fromMs: lab.hour - BEFORE * HOUR_MS, hours: BEFORE - AFTER, callsPerHour: 20, lost: 0.3, random }),
    ...madeUpCalls({ fromMs: lab.hour - AFTER * HOUR_MS, hours: AFTER, callsPerHour: 20, lost: 0.1, random }),
  ];
  expect(await lab.collect(place, calls)).toMatchObject({ ok: true });
});
afterAll(() => lab.close());

const flowPath = (what: string, query: Record<string, string> = {}): string =>
  `/flows/${place.flowId}/${what}?${new URLSearchParams({ tenantId: place.tenantId, ...query }).toString()}`;

/** Counts over the single visits, without any of our code. */
async function counted(condition: string, values: readonly unknown[] = []) {
  const { rows } = await lab.database.pool.query<{ calls: string; lost: string }>(
    `select count(distinct call_id) as calls, count(distinct call_id) filter (where leaving = 'hungUp') as lost
     from call_visits where flow_id = $1 and ${condition}`,
    [place.flowId, ...values],
  );
  return { calls: Number(rows[0]?.calls), lost: Number(rows[0]?.lost) };
}

describe("the heatmap over days and hours", () => {
  it("tells of one block when in its prompt callers leave, word by word, and sums to those who hung up there", async () => {
    const heat = await lab.ask<Heatmap>(flowPath("heatmap", { wordsOf: "node_main_menu" }));
    const { promptLeaving, abandoned } = heat.nodes["node_main_menu"] ?? {};
    expect(promptLeaving?.words.slice(0, 2).map(({ text }) => text)).toEqual(["Thank", "you"]);
    const lost = promptLeaving?.words.reduce((sum, word) => sum + word.lost, promptLeaving.afterwards);
    expect(lost).toBe(abandoned);
    expect(heat.nodes["node_sales"]).not.toHaveProperty("promptLeaving");
  });

  it("says of a version that never ran that nobody called it, not that nobody was lost", async () => {
    const heat = await lab.ask<Heatmap>(flowPath("heatmap", { version: "3" }));
    expect(heat.total).toMatchObject({ calls: 0, abandoned: 0, rate: null });
    for (const node of Object.values(heat.nodes)) expect(node).toMatchObject({ rate: null, enough: false });
  });

  it.each([
    ["whole days and hours", 90, 3],
    ["parts of hours", 71.4, 2.2],
    ["less than a day", 11, 3],
  ])("counts what a plain query over the visits counts: %s", async (...[, since, until]) => {
    const [from, to] = [new Date(lab.hour - since * HOUR_MS), new Date(lab.hour - until * HOUR_MS)];
    for (const version of [1, 2]) {
      const span = { from: from.toISOString(), to: to.toISOString(), version: String(version) };
      const heat = await lab.ask<Heatmap>(flowPath("heatmap", span));
      for (const nodeId of ["node_main_menu", "node_sales", "node_fallback"]) {
        const condition = "node_id = $2 and version = $3 and begun_at >= $4 and begun_at < $5";
        const { calls, lost } = await counted(condition, [nodeId, version, from, to]);
        expect(heat.nodes[nodeId]).toMatchObject({ entered: calls, abandoned: lost });
      }
    }
  });
});

describe("the ways through", () => {
  it("sum to the calls that came in, and flow in what flows out of every block", async () => {
    const paths = await lab.ask<FlowPaths>(
      flowPath("paths", { from: new Date(lab.hour - 39.5 * HOUR_MS).toISOString() }),
    );
    const { calls } = await counted("version = 2 and begun_at >= $2", [new Date(lab.hour - 39.5 * HOUR_MS)]);
    expect(paths).toMatchObject({ version: 2, calls, entries: { node_start: calls }, gaps: [] });
    const sum = (items: readonly { calls: number }[]): number => items.reduce((all, item) => all + item.calls, 0);
    expect(sum(paths.ends)).toBe(calls);
    expect(sum(paths.ways.items) + paths.ways.others.calls).toBe(calls);
    expect(sum(paths.hangUps.items) + paths.hangUps.others.calls).toBe(paths.hangUps.calls);
    for (const nodeId of Object.keys((await lab.ask<Heatmap>(flowPath("heatmap"))).nodes)) {
      const passed = (side: "from" | "to"): number =>
        paths.links.filter((link) => link[side] === nodeId).reduce((all, { passages }) => all + passages, 0);
      const ended = sum(paths.ends.filter((end) => end.nodeId === nodeId));
      expect((paths.entries[nodeId] ?? 0) + passed("to")).toBe(passed("from") + ended);
    }
    const [first] = paths.hangUps.items;
    expect(first?.steps.map((step) => step.nodeId)).toEqual(["node_start", "node_main_menu"]);
    const key = paths.links.find((link) => link.port === "key:1");
    expect(key).toMatchObject({ from: "node_main_menu", to: "node_sales" });
    expect(key?.connectionId).not.toBeNull();
  });
});

describe("what a publish changed", () => {
  it("is the difference per block against the version before, with its interval", async () => {
    const effect = await lab.ask<PublishEffect>(flowPath("effect"));
    const [before, after] = [await counted("version = 1"), await counted("version = 2")];
    expect(effect).toMatchObject({ version: 2, former: 1, state: "compared", gaps: [] });
    expect(effect.total).toMatchObject({ before, after, verdict: "better" });
    expect(effect.total?.difference?.high).toBeLessThan(0);
    const menu = effect.nodes.find(({ nodeId }) => nodeId === "node_main_menu");
    expect(menu).toMatchObject({ state: "same", compared: { verdict: "better" } });
    const tech = effect.nodes.find(({ nodeId }) => nodeId === "node_tech");
    expect(tech?.compared?.verdict).toBe("unclear");
  });

  it.each([
    ["1", "first"],
    ["3", "neverLive"],
  ])("is nothing to compare for version %s: %s", async (version, state) => {
    const effect = await lab.ask<PublishEffect>(flowPath("effect", { version }));
    expect(effect).toMatchObject({ state, former: null, total: null, nodes: [] });
  });
});

describe("the dashboard", () => {
  it("tells flows, blocks and publishes as plain queries count them", async () => {
    const dashboard = await lab.ask<Dashboard>("/dashboard?days=7");
    const all = await counted("true");
    expect(dashboard.total).toMatchObject({ flows: 1, ...all, previous: { calls: 0, rate: null }, change: null });
    const [flow] = dashboard.flows.items;
    expect(flow).toMatchObject({ ...place, ...all, kind: "calls", change: null });
    for (const { day, calls, lost } of flow?.trend ?? []) {
      const next = new Date(Date.parse(day) + DAY_MS);
      expect(await counted("begun_at >= $2 and begun_at < $3", [new Date(day), next])).toEqual({ calls, lost });
    }
    const [menu] = dashboard.nodes.items;
    expect(menu).toMatchObject({
      nodeId: "node_main_menu",
      version: 2,
      ...(await counted("node_id = 'node_main_menu'")),
    });
    expect(menu?.name).not.toBe("");
    const [second, first] = dashboard.publishes.items;
    expect(second).toMatchObject({ version: 2, former: 1, verdict: "better", after: await counted("version = 2") });
    expect(second).toMatchObject({ before: await counted("version = 1") });
    expect(first).toMatchObject({
      version: 1,
      former: null,
      verdict: "notEnoughCalls",
      before: { calls: 0, rate: null },
    });
  });

  it("pages through flows, most lost first, and refuses a cursor that is none", async () => {
    const other = await lab.place("aggregates");
    const version = await lab.wentLive(other, BEFORE);
    const span = { from: new Date(lab.hour - 3 * HOUR_MS), to: new Date(lab.hour - 2 * HOUR_MS) };
    await lab.sums({ ...other, version }, span, [{ nodeId: "node_main_menu", abandoned: 1, answered: 40 }]);
    const first = await lab.ask<Dashboard["flows"]>("/dashboard/flows?limit=1");
    expect(first.items).toMatchObject([{ flowId: place.flowId }]);
    const rest = await lab.ask<Dashboard["flows"]>(`/dashboard/flows?limit=1&cursor=${first.nextCursor}`);
    expect(rest).toMatchObject({
      items: [{ flowId: other.flowId, kind: "aggregates", calls: 41, lost: 1 }],
      nextCursor: null,
    });
    const blocks = await lab.ask<Dashboard["nodes"]>(`/dashboard/nodes?tenantId=${other.tenantId}`);
    expect(blocks.items).toMatchObject([{ nodeId: "node_main_menu", calls: 41, lost: 1 }]);
    const newest = await lab.ask<Dashboard["publishes"]>("/dashboard/publishes?limit=1");
    const older = await lab.ask<Dashboard["publishes"]>(`/dashboard/publishes?limit=9&cursor=${newest.nextCursor}`);
    expect([...newest.items, ...older.items]).toHaveLength(3);
    for (const list of ["flows", "nodes", "publishes"]) {
      const answer = await lab.asAdmin({ method: "GET", url: `/api/dashboard/${list}?cursor=x` });
      expect(answer.statusCode).toBe(400);
    }
  });

  it("reports a week, and says that a year has no 53rd", async () => {
    const week = weekOf(lab.hour - 3 * HOUR_MS);
    const report = await lab.ask<WeeklyReport>(`/reports/weekly?week=${week}&tenantId=${place.tenantId}`);
    const sunday = new Date(Date.parse(report.window.to) + DAY_MS);
    const counts = await counted("begun_at >= $2 and begun_at < $3", [new Date(report.window.from), sunday]);
    expect(report).toMatchObject({ week, isComplete: false, moreFlows: false, total: counts });
    expect((await lab.ask<WeeklyReport>("/reports/weekly?week=2020-W10")).total).toMatchObject({
      calls: 0,
      rate: null,
    });
    const none = await lab.asAdmin({ method: "GET", url: "/api/reports/weekly?week=2027-W53" });
    expect([none.statusCode, none.json().errors[0].pointer]).toEqual([400, "/week"]);
  });
});

describe("how figures are kept", () => {
  const put = (payload: object) =>
    lab.asAdmin({ method: "PUT", url: `/api/tenants/${place.tenantId}/figures`, payload });

  it("tells days in the tenant's zone, with the same sums", async () => {
    const days = (found: Dashboard["flows"]) => found.items.find(({ flowId }) => flowId === place.flowId)?.trend ?? [];
    const before = await lab.ask<Dashboard["flows"]>("/dashboard/flows?days=30");
    const { settings } = await lab.ask<Tenant>(`/tenants/${place.tenantId}`);
    const payload = { settings: { ...settings, publishing: { timeZone: "Asia/Tokyo" } } };
    const changed = await lab.asAdmin({ method: "PATCH", url: `/api/tenants/${place.tenantId}`, payload });
    expect(changed.statusCode).toBe(200);
    await tellAnew(DEFAULT_WORKSPACE, lab.figures, () => false);
    const after = await lab.ask<Dashboard["flows"]>("/dashboard/flows?days=30");
    const calls = (trend: { calls: number }[]): number => trend.reduce((sum, day) => sum + day.calls, 0);
    expect(calls(days(after))).toBe(calls(days(before)));
    const [, day] = days(after);
    const midnight = new Date(`${day?.day}T00:00:00+09:00`);
    const next = new Date(midnight.getTime() + DAY_MS);
    expect(await counted("begun_at >= $2 and begun_at < $3", [midnight, next])).toMatchObject({ calls: day?.calls });
    expect(await lab.ask<Heatmap>(flowPath("heatmap"))).toMatchObject({ timeZone: "Asia/Tokyo" });
  });

  it("removes single calls first and sums later, and says which parts of hours are gone", async () => {
    await put({ visitDays: 1, figureDays: 3 });
    const before = await lab.ask<Heatmap>(flowPath("heatmap", { version: "1" }));
    await tidyFigures({ workspaceId: DEFAULT_WORKSPACE, tenantIds: [place.tenantId] }, lab.figures, () => false);
    const kept = new Date(Math.floor((lab.surroundings.now().getTime() - DAY_MS) / HOUR_MS) * HOUR_MS);
    expect(await counted("begun_at < $2", [kept])).toEqual({ calls: 0, lost: 0 });
    const hours = {
      from: new Date(lab.hour - 60 * HOUR_MS).toISOString(),
      to: new Date(lab.hour - 50 * HOUR_MS).toISOString(),
    };
    const whole = await lab.ask<Heatmap>(flowPath("heatmap", { version: "1", ...hours }));
    expect(whole.total.calls).toBe(200);
    expect(whole.gaps).toEqual([]);
    const parts = { ...hours, from: new Date(lab.hour - 59.5 * HOUR_MS).toISOString() };
    const cut = await lab.ask<Heatmap>(flowPath("heatmap", { version: "1", ...parts }));
    expect(cut.gaps).toMatchObject([
      { from: parts.from, why: "Single calls are kept for 1 days; before, only whole hours count." },
    ]);
    const after = await lab.ask<Heatmap>(flowPath("heatmap", { version: "1" }));
    expect(after.total.calls).toBeLessThan(before.total.calls);
  });
});

describe("advice", () => {
  it("says what it would bring, tries it with simulated callers, and applies nothing", async () => {
    const other = await lab.place("calls");
    await lab.wentLive(other, 24);
    const early = madeUpCalls({
      fromMs: lab.hour - 20 * HOUR_MS,
      hours: 5,
      callsPerHour: 20,
      lost: 0,
      random: () => 0.55,
    });
    const swapped = early.map((visit) => ({
      ...visit,
      ...(visit.leaving.kind === "port" && visit.leaving.port === "key:1"
        ? { leaving: { kind: "port" as const, port: "key:2" } }
        : {}),
      nodeId: visit.nodeId === "node_sales" ? "node_tech" : visit.nodeId,
    }));
    await lab.collect(other, swapped);
    const { items } = await lab.ask<Advice>(`/flows/${other.flowId}/advice?tenantId=${other.tenantId}`);
    expect(items.map(({ kind }) => kind)).toEqual(["menuOrder", "keyOrder", "fallback"]);
    expect(items[0]).toMatchObject({ nodeId: "node_main_menu", calls: 100, gain: { unit: "callerSecondsPerDay" } });
    expect(items[0]?.commands).toHaveLength(1);
    expect(items[0]?.compared).toMatchObject({ callers: 200 });
    const draft = await lab.ask<{ nodes: object }>(`/flows/${other.flowId}`);
    expect(JSON.stringify(draft.nodes)).toContain('"key":"1","label":"');
    const { rows } = await lab.database.pool.query("select revision from flows where id = $1", [other.flowId]);
    expect(rows).toEqual([{ revision: 1 }]);
  });
});

describe("the heatmap of 100,000 steps (bench/heatmap takes a million)", () => {
  it("equals a plain query over them, block by block", async () => {
    const busy = await lab.place("calls");
    await lab.wentLive(busy, 24);
    const random = seededRandom(11);
    const calls = { fromMs: lab.hour - 24 * HOUR_MS, hours: 22, callsPerHour: 1600, lost: 0.2, random };
    await lab.collect(busy, madeUpCalls(calls));
    const { rows } = await lab.database.pool.query<{ node_id: string; steps: number; calls: number; lost: number }>(
      `select node_id, count(*)::int as steps, count(distinct call_id)::int as calls,
         (count(distinct call_id) filter (where leaving = 'hungUp'))::int as lost
       from call_visits where flow_id = $1 group by node_id`,
      [busy.flowId],
    );
    expect(rows.reduce((sum, { steps }) => sum + steps, 0)).toBeGreaterThan(100_000);
    const heat = await lab.ask<Heatmap>(`/flows/${busy.flowId}/heatmap?tenantId=${busy.tenantId}`);
    for (const { node_id: nodeId, steps, calls: entered, lost } of rows) {
      expect(heat.nodes[nodeId]).toMatchObject({ visits: steps, entered, abandoned: lost });
    }
  });
});
