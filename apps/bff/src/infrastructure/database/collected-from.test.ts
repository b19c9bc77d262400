import type { Kysely } from "kysely";
import { afterAll, expect, it } from "vitest";
import { openTestDatabase } from "../../testing/test-database.ts";
import * as collectedFrom from "./migrations/0020-collected-from.ts";

const database = await openTestDatabase();
afterAll(() => database.close());

it("takes for asked what is stored, and where nothing is stored nothing before the last time", async () => {
  const { pool, db } = database;
  await pool.query(`create table figure_watermarks (workspace_id text, tenant_id text, flow_id text,
    collected_until timestamptz not null, fetched_at timestamptz not null)`);
  await pool.query("create table figure_hours (workspace_id text, tenant_id text, flow_id text, hour timestamptz)");
  await pool.query(`insert into figure_watermarks values
    ('w', 't', 'called', '2026-01-09T10:00:00Z', '2026-01-09T10:00:00Z'),
    ('w', 't', 'silent', '2026-01-09T10:00:00Z', '2026-01-09T10:00:00Z')`);
  await pool.query(`insert into figure_hours values
    ('w', 't', 'called', '2026-01-05T11:00:00Z'), ('w', 't', 'called', '2026-01-05T10:00:00Z'),
    ('w', 'other', 'called', '2026-01-01T10:00:00Z')`);
  await collectedFrom.up(db as Kysely<unknown>);
  const { rows } = await pool.query("select flow_id, collected_from from figure_watermarks order by flow_id");
  expect(rows).toEqual([
    { flow_id: "called", collected_from: new Date("2026-01-05T10:00:00Z") },
    { flow_id: "silent", collected_from: new Date("2026-01-09T10:00:00Z") },
  ]);
  // A process of the former version goes on beside this one for a while.
  const former =
    "insert into figure_watermarks values ('w', 't', 'new', '2026-01-09T10:00:00Z', '2026-01-09T10:00:00Z')";
  expect((await pool.query(former)).rowCount).toBe(1);
});
