import type { WeeklyReport } from "@tonegraph/api-contract";
import { weekOf } from "@tonegraph/call-analytics";
import type { Kysely } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as oneTimeZone from "../../infrastructure/database/migrations/0014-one-time-zone.ts";
import { startFiguresLab, type FiguresLab } from "../../testing/figures-lab.ts";
import { madeUpCalls } from "../../testing/made-up-calls.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const TOKYO = "Asia/Tokyo";

let lab: FiguresLab;
beforeAll(async () => {
  lab = await startFiguresLab();
});
afterAll(() => lab.close());

describe("the migration to one time zone per tenant", () => {
  it.each([
    {
      what: "its figures' zone becomes the tenant's",
      settings: { callFeed: "sandbox" },
      figureZone: TOKYO,
      zone: TOKYO,
    },
    {
      what: "of two, that of its schedules stays",
      settings: { publishing: { timeZone: "Europe/Paris" } },
      figureZone: TOKYO,
      zone: "Europe/Paris",
    },
    { what: "UTC was nobody's choice", settings: { publishing: { approvals: 1 } }, figureZone: "UTC", zone: undefined },
  ])("$what", async ({ settings, figureZone, zone }) => {
    const { tenantId } = await lab.place("calls");
    const { pool } = lab.database;
    await pool.query("update tenants set settings_json = $2 where id = $1", [tenantId, JSON.stringify(settings)]);
    await pool.query("alter table figure_settings add column time_zone text not null default 'UTC'");
    await pool.query(
      `insert into figure_settings (workspace_id, tenant_id, visit_days, figure_days, time_zone)
       select workspace_id, id, 30, 400, $2 from tenants where id = $1`,
      [tenantId, figureZone],
    );
    await oneTimeZone.up(lab.database.db as Kysely<unknown>);
    const { rows } = await pool.query<{ settings_json: string }>("select settings_json from tenants where id = $1", [
      tenantId,
    ]);
    const kept: { publishing?: { timeZone?: string } } = JSON.parse(rows[0]?.settings_json ?? "");
    expect(kept).toMatchObject(settings);
    expect(kept.publishing?.timeZone).toBe(zone);
  });
});

describe("how long figures are kept", () => {
  it.each([
    [{ visitDays: 0, figureDays: 400 }, "/visitDays"],
    [{ visitDays: 30, figureDays: 29 }, "/figureDays"],
  ])("refuses %o", async (settings, pointer) => {
    const { tenantId } = await lab.place("calls");
    const answer = await lab.asAdmin({ method: "PUT", url: `/api/tenants/${tenantId}/figures`, payload: settings });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors).toMatchObject([{ pointer }]);
  });
});

describe("the report of a week that is over", () => {
  it("tells what came of a publish up to that week's end, who published, and on how many days something is known", async () => {
    const place = await lab.place("calls");
    const week = weekOf(lab.hour - 7 * DAY_MS);
    const path = `/reports/weekly?week=${week}&tenantId=${place.tenantId}`;
    const { window } = await lab.ask<WeeklyReport>(path);
    const fromMs = Date.parse(window.to) + DAY_MS - 4 * HOUR_MS;
    await lab.wentLive(place, (lab.hour - fromMs) / HOUR_MS);
    const half = { callsPerHour: 10, random: () => 0.5 };
    await lab.collect(place, [
      ...madeUpCalls({ ...half, fromMs, hours: 4, lost: 1 }),
      ...madeUpCalls({ ...half, fromMs: fromMs + 4 * HOUR_MS, hours: 3, lost: 0 }),
    ]);
    const report = await lab.ask<WeeklyReport>(path);
    expect(report.publishes).toMatchObject([{ by: "Bootstrap", after: { calls: 40, lost: 40 } }]);
    expect(report.flows).toMatchObject([{ lost: 40, figureDays: 1, lostPerDay: 40 }]);
  });
});
