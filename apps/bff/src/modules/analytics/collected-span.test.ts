import type { FlowPaths, Heatmap } from "@tonegraph/api-contract";
import { seededRandom } from "@tonegraph/call-analytics/testing";
import { ok } from "@tonegraph/flow-model";
import { afterAll, beforeAll, expect, it } from "vitest";
import { DEFAULT_WORKSPACE } from "../../infrastructure/repositories/prepare-workspace.ts";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import { startFiguresLab, type FiguresLab } from "../../testing/figures-lab.ts";
import { madeUpCalls } from "../../testing/made-up-calls.ts";

const HOUR_MS = 3_600_000;
const WEEK_HOURS = 7 * 24;

let lab: FiguresLab;
beforeAll(async () => {
  lab = await startFiguresLab();
});
afterAll(() => lab.close());

function weekOfCalls() {
  const random = seededRandom(3);
  return madeUpCalls({
    fromMs: lab.hour - WEEK_HOURS * HOUR_MS,
    hours: WEEK_HOURS,
    callsPerHour: 5,
    lost: 0.3,
    random,
  });
}

function told<Told>(what: "heatmap" | "paths", { flowId, tenantId }: FlowOnTenant): Promise<Told> {
  return lab.ask<Told>(`/flows/${flowId}/${what}?tenantId=${tenantId}`);
}

it("asks for the time before the first collection once that time turns out to have been live", async () => {
  const place = await lab.place("calls");
  await lab.wentLive(place, 1);
  expect(await lab.collect(place, [])).toMatchObject({ ok: true });
  const since = new Date(lab.hour - (WEEK_HOURS + 24) * HOUR_MS);
  await lab.database.pool.query("update deployments set ended_at = $1 where flow_id = $2", [since, place.flowId]);

  const before = await told<Heatmap>("heatmap", place);
  const unasked = {
    from: before.from,
    to: new Date(lab.hour - HOUR_MS).toISOString(),
    why: expect.stringMatching(/^Not asked from Lab \d+\.$/u),
  };
  expect(before).toMatchObject({ total: { calls: 0 }, gaps: [unasked] });
  expect(await told<FlowPaths>("paths", place)).toMatchObject({ calls: 0, gaps: [unasked] });

  expect(await lab.collect(place, weekOfCalls())).toMatchObject({ ok: true });
  const after = await told<Heatmap>("heatmap", place);
  expect(after.total.calls).toBeGreaterThan(WEEK_HOURS);
  expect(after.gaps).toEqual([]);
});

it("goes on where it came to: what is known is not asked for again", async () => {
  const place = await lab.place("calls");
  await lab.wentLive(place, WEEK_HOURS);
  await lab.collect(place, weekOfCalls());
  const { total } = await told<Heatmap>("heatmap", place);
  await lab.collect(place, []);
  const { calls } = (await told<Heatmap>("heatmap", place)).total;
  expect([calls < total.calls, calls > total.calls - 20]).toEqual([true, true]);
});

it("knows no hour between two times that were asked for until it was asked for too", async () => {
  const place = await lab.place("calls");
  const hoursAgo = (hours: number): Date => new Date(lab.hour - hours * HOUR_MS);
  const collected = async (from: number, to: number) => {
    await lab.figures.storage.transaction(DEFAULT_WORKSPACE, async (store) => {
      await store.setCollected(place, { from: hoursAgo(from), to: hoursAgo(to) }, lab.surroundings.now());
      return ok(null);
    });
    return lab.figures.storage.in(DEFAULT_WORKSPACE).collected(place);
  };
  expect(await collected(2, 0)).toEqual({ from: hoursAgo(2), to: hoursAgo(0) });
  expect(await collected(48, 42)).toEqual({ from: hoursAgo(2), to: hoursAgo(0) });
  expect(await collected(48, 1)).toEqual({ from: hoursAgo(48), to: hoursAgo(0) });
});
