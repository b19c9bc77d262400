import type { Kysely } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as oneTimeZone from "../../infrastructure/database/migrations/0014-one-time-zone.ts";
import { startFiguresLab, type FiguresLab } from "../../testing/figures-lab.ts";

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
