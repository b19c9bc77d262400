import type { Kysely } from "kysely";
import { afterAll, expect, it } from "vitest";
import { openTestDatabase } from "../../testing/test-database.ts";
import * as vendorTasks from "./migrations/0015-vendor-tasks.ts";
import * as everyVendorTask from "./migrations/0018-every-vendor-task.ts";

const database = await openTestDatabase();
afterAll(() => database.close());

it("keeps what was done so far, and has room for the same task done for something else", async () => {
  const { pool, db } = database;
  await pool.query("create table workspaces (id text primary key)");
  await pool.query("create table tenants (workspace_id text, id text, primary key (workspace_id, id))");
  await pool.query("insert into workspaces values ('w'); insert into tenants values ('w', 'a'), ('w', 'b')");
  await vendorTasks.up(db as Kysely<unknown>);
  await pool.query(`insert into vendor_tasks values
    ('w', 'a', 'webhook', 'one', '2026-01-05T10:00:00Z', null, null),
    ('w', 'b', 'webhook', null, null, 'somebody', '2026-01-05T10:00:00Z')`);
  await everyVendorTask.up(db as Kysely<unknown>);
  await pool.query(
    "insert into vendor_tasks (workspace_id, tenant_id, task, subject) values ('w', 'a', 'webhook', 'two')",
  );
  const { rows } = await pool.query("select tenant_id, subject, done_at from vendor_tasks order by subject");
  expect(rows).toEqual([
    { tenant_id: "a", subject: "one", done_at: new Date("2026-01-05T10:00:00Z") },
    { tenant_id: "a", subject: "two", done_at: null },
  ]);
  const again = "insert into vendor_tasks (workspace_id, tenant_id, task, subject) values ('w', 'a', 'webhook', 'one')";
  await expect(pool.query(again)).rejects.toThrow("vendor_tasks_pkey");
});
