import { heatmapSchema, type Heatmap } from "@tonegraph/api-contract";
import type { Visit } from "@tonegraph/call-analytics";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { labTenant } from "../../testing/lab-tenant.ts";
import { DIALECT, startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";

const HOUR_MS = 3_600_000;

let lab: PublishingLab;
beforeAll(async () => {
  lab = await startPublishingLab();
  await lab.control("POST", "/callers", { seed: 7, callsPerHour: 600, sinceDays: 3 });
});
afterAll(() => lab.close());

interface Place {
  readonly flowId: string;
  readonly tenantId: string;
}

/** A flow that was published yesterday, on a tenant with the sandbox's call feed or with the vendor's sums alone. */
async function publishedYesterday(feed: boolean): Promise<Place> {
  const { flowId, tenantId } = await lab.prepare();
  const settings = { ...labTenant(lab.sandboxUrl, DIALECT).settings, ...(feed ? { callFeed: "sandbox" } : {}) };
  const patched = await lab.asAdmin({ method: "PATCH", url: `/api/tenants/${tenantId}`, payload: { settings } });
  expect(patched.statusCode).toBe(200);
  const place = { flowId, tenantId };
  expect(await lab.publish(place)).toMatchObject({ state: "live" });
  await lab.database.pool.query("update deployments set ended_at = ended_at - interval '26 hours' where flow_id = $1", [
    flowId,
  ]);
  return place;
}

async function ask({ flowId, tenantId }: Place, query: Readonly<Record<string, string>> = {}): Promise<Heatmap> {
  const answer = await lab.get(
    `/api/flows/${flowId}/heatmap?${new URLSearchParams({ tenantId, ...query }).toString()}`,
  );
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return heatmapSchema.parse(answer.json());
}

/** The calls as the sandbox tells them, read without any of our code. */
async function feedOf({ flowId, tenantId }: Place, from: Date, to: Date): Promise<Visit[][]> {
  const { externalId } = (await lab.get(`/api/flows/${flowId}/live?tenantId=${tenantId}`)).json();
  const span = `flowId=${externalId}&from=${from.toISOString()}&to=${to.toISOString()}&limit=10000`;
  const calls = new Map<string, Visit[]>();
  for (let cursor: string | null = ""; cursor !== null;) {
    const at: string = cursor === "" ? "" : `&cursor=${cursor}`;
    const page = await (await fetch(`${lab.sandboxUrl}/${DIALECT}/_calls?${span}${at}`)).json();
    for (const visit of page.visits) calls.set(visit.callId, [...(calls.get(visit.callId) ?? []), visit]);
    cursor = page.nextCursor;
  }
  return [...calls.values()];
}

const yesterday = (): { from: Date; to: Date } => {
  const hour = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
  return { from: new Date(hour - 20 * HOUR_MS), to: new Date(hour - 2 * HOUR_MS) };
};
const asQuery = ({ from, to }: { from: Date; to: Date }) => ({ from: from.toISOString(), to: to.toISOString() });

describe("the heatmap of a vendor that sums up", () => {
  it("is exactly what the vendor says of the span, also when asked twice", async () => {
    const place = await publishedYesterday(false);
    const span = yesterday();
    const before = await ask(place, asQuery(span));
    expect(before).toMatchObject({ source: { kind: "aggregates", fetchedAt: null }, total: { calls: 0, rate: null } });
    expect(before.gaps).toMatchObject([asQuery(span)]);

    const first = await ask(place, { ...asQuery(span), refresh: "true" });
    const menu = first.nodes["node_main_menu"];
    const inMenu = (await feedOf(place, span.from, span.to)).filter((call) =>
      call.some(({ nodeId }) => nodeId === "node_main_menu"),
    );
    const lost = inMenu.filter((call) => call.at(-1)?.nodeId === "node_main_menu");
    expect(inMenu.length).toBeGreaterThan(100);
    expect(menu).toMatchObject({ entered: inMenu.length, abandoned: lost.length, enough: true });
    expect(menu?.rate).toBeCloseTo(lost.length / inMenu.length, 12);
    expect(first.gaps).toEqual([]);
    expect(Object.keys(first.nodes)).toHaveLength(5);
    expect(first.nodes["node_start"]).toMatchObject({ entered: 0, rate: null, low: 0, high: 1, enough: false });

    const again = await ask(place, { ...asQuery(span), refresh: "true" });
    expect({ ...again, source: null }).toEqual({ ...first, source: null });
    expect({ ...(await ask(place, asQuery(span))), source: null }).toEqual({ ...first, source: null });
  });

  it("says in its own words that the vendor did not answer", async () => {
    const place = await publishedYesterday(false);
    await lab.fault({ path: "/api/v2/analytics/*", status: 503, times: 30 });
    const query = new URLSearchParams({ tenantId: place.tenantId, refresh: "true" }).toString();
    const answer = await lab.get(`/api/flows/${place.flowId}/heatmap?${query}`);
    expect(answer.json()).toMatchObject({ status: 502, code: "vendor-failed" });
    expect(answer.json().detail).toMatch(/gave no figures: NICE CXone .*\(503\).* Ask again in a few minutes/u);
    await lab.control("DELETE", "/faults");
  });

  it("says until when a vendor asks for patience, and tells it of the tenant, also where it has a feed", async () => {
    const place = await publishedYesterday(true);
    await lab.fault({ path: "/_calls", status: 429, retryAfter: 600, times: 30 });
    const query = new URLSearchParams({ tenantId: place.tenantId, refresh: "true" }).toString();
    const answer = await lab.get(`/api/flows/${place.flowId}/heatmap?${query}`);
    await lab.control("DELETE", "/faults");
    expect([answer.statusCode, answer.headers["retry-after"]]).toEqual([502, "600"]);
    expect(answer.json().detail).toMatch(
      /gave no figures: NICE CXone asks for fewer requests \(429\).* patience until \d\d:\d\d \(UTC\); ask again then/u,
    );
    const health = (await lab.get(`/api/tenants/${place.tenantId}/health`)).json();
    expect(health.rateLimit).toMatchObject({ retryAfterMs: 600_000 });
    expect(health.lastError.message).toMatch(/^Tenant ".+", reading the callers' calls: /u);
  });
});

describe("the heatmap of single calls", () => {
  it("counts what a plain query over the visits counts, at whole hours and between them", async () => {
    const place = await publishedYesterday(true);
    const span = yesterday();
    await ask(place, { refresh: "true" });
    for (const shift of [0, 17 * 60_000]) {
      const from = new Date(span.from.getTime() + shift);
      const to = new Date(span.to.getTime() - shift);
      const heat = await ask(place, asQuery({ from, to }));
      const { rows } = await lab.database.pool.query<{ node_id: string; entered: string; lost: string }>(
        `select node_id, count(distinct call_id) as entered,
           count(distinct call_id) filter (where leaving = 'hungUp') as lost
         from call_visits where flow_id = $1 and begun_at >= $2 and begun_at < $3 group by node_id`,
        [place.flowId, from, to],
      );
      expect(rows.length).toBeGreaterThan(3);
      for (const { node_id: nodeId, entered, lost } of rows) {
        expect(heat.nodes[nodeId]).toMatchObject({ entered: Number(entered), abandoned: Number(lost) });
      }
      expect(heat.total.calls).toBe((await feedOf(place, from, to)).length);
      expect(heat.gaps).toEqual([]);
    }
  });

  it("has shares that sum to 1, and does not count again what it collects again", async () => {
    const place = await publishedYesterday(true);
    const span = asQuery(yesterday());
    const first = await ask(place, { ...span, refresh: "true" });
    const menu = first.nodes["node_main_menu"];
    const left = Object.values(menu?.next ?? {}).reduce((sum, calls) => sum + calls, 0);
    expect(left + (menu?.abandoned ?? 0) + (menu?.completed ?? 0) + (menu?.ended ?? 0)).toBe(menu?.entered);
    expect(menu?.medianSeconds).toBeGreaterThan(0);
    expect(Object.values(first.connections).some(({ calls, share }) => calls > 0 && share > 0)).toBe(true);
    const again = await ask(place, { ...span, refresh: "true" });
    expect({ ...again, source: null }).toEqual({ ...first, source: null });
  });

  it.each([true, false])(
    "counts once and forgets nothing when several collect at a time (single calls: %s)",
    async (feed) => {
      const place = await publishedYesterday(feed);
      const span = asQuery(yesterday());
      const once = await ask(place, { ...span, refresh: "true" });
      await lab.database.pool.query("delete from figure_watermarks where flow_id = $1", [place.flowId]);
      const all = Array.from({ length: 3 }, () => ask(place, { ...span, refresh: "true" }));
      for (const answer of await Promise.allSettled(all)) expect(answer).toMatchObject({ value: { gaps: [] } });
      const after = await ask(place, span);
      expect({ ...after, source: null }).toEqual({ ...once, source: null });
    },
  );

  it("never colours one version with the calls of another, and compares the two", async () => {
    const place = await publishedYesterday(true);
    const former = await ask(place, { refresh: "true" });
    await lab.edit(place.flowId, "Press 1 for flowers.");
    expect(await lab.publish(place)).toMatchObject({ state: "live", version: 2 });
    const fresh = await ask(place, { refresh: "true", compareTo: "1" });
    expect(fresh).toMatchObject({ version: 2, compareTo: 1 });
    expect(fresh.total.calls).toBeLessThan(former.total.calls / 5);
    expect(fresh.nodes["node_main_menu"]).toHaveProperty("compared");
    const stillFormer = await ask(place, { version: "1" });
    expect(stillFormer.total.calls).toBeGreaterThanOrEqual(former.total.calls);
  });
});

describe("what cannot be shown", () => {
  it.each([
    ["another tenant", { tenantId: "tenant_none" }, 404, "There is no tenant"],
    ["a span that ends before it begins", { from: "2026-02-01T00:00:00Z", to: "2026-01-01T00:00:00Z" }, 400, "/from"],
    ["a time without a zone", { from: "2026-02-01T00:00:00" }, 400, "/from"],
    ["a flow that was never live", {}, 404, "was never live on this tenant"],
    ["a version that does not exist", { version: "9" }, 404, "There is no version 9"],
  ])("says so: %s", async (...[, query, status, words]) => {
    const { flowId, tenantId } = await lab.prepare();
    const search = new URLSearchParams({ tenantId, ...query }).toString();
    const answer = await lab.get(`/api/flows/${flowId}/heatmap?${search}`);
    expect(answer.statusCode).toBe(status);
    expect(answer.body).toContain(words);
  });

  it("advises by the document's fixed threshold, menu by menu, applies nothing, and writes down what it advised", async () => {
    const place = await publishedYesterday(true);
    const { nodes } = await ask(place, { refresh: "true" });
    const { items } = (await lab.get(`/api/flows/${place.flowId}/advice?tenantId=${place.tenantId}`)).json();
    expect(items).toMatchObject([{ kind: "fallback", nodeId: "node_main_menu", commands: [] }]);
    expect(["agent_priority_queue", "continue_menu"]).toContain(items[0].value);
    const query = `action=NAVIGATION_OPTIMIZATION&flowId=${place.flowId}`;
    const [entry] = (await lab.get(`/api/audit?${query}`)).json().items;
    const [value, rate] = [items[0].value, nodes["node_main_menu"]?.rate ?? 0];
    expect(entry.details).toMatchObject({
      tenantId: place.tenantId,
      version: 1,
      flow_id: expect.stringMatching(/./u),
      optimized_fallbacks: { node_main_menu: value },
      advised: [{ kind: "fallback", nodeId: "node_main_menu", value, title: items[0].title }],
    });
    expect(entry.details.abandonment_rates.node_main_menu).toBeCloseTo(rate, 2);
    const file = (await lab.get(`/api/audit/export?format=json&${query}`)).json();
    expect(file.entries).toMatchObject([{ hash: entry.hash, actor: entry.actor }]);
  });
});
