import type { Kysely } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import { openTestDatabase } from "../../testing/test-database.ts";
import * as visitBatches from "./migrations/0013-visit-batches.ts";

const database = await openTestDatabase();
afterAll(() => database.close());

const AT = Date.UTC(2026, 10, 16, 9);

interface Told {
  readonly version: number;
  readonly begunMs: number;
  readonly callId: string;
  readonly index: number;
  readonly port: string | null;
}

function rowOf({ version, begunMs, callId, index, port }: Told): unknown[] {
  const [entered, left] = [new Date(begunMs + index * 1001), new Date(begunMs + index * 1001 + 999)];
  return [version, new Date(begunMs), callId, index, entered, left, port === null ? "hungUp" : "port", port];
}

describe("the migration to batches of visits", () => {
  it("keeps every visit as it was told, and puts those of an hour and a version together", async () => {
    const told: readonly Told[] = [
      { version: 1, begunMs: AT + 1, callId: "a", index: 0, port: "key:1" },
      { version: 1, begunMs: AT + 1, callId: "a", index: 1, port: null },
      { version: 1, begunMs: AT + 3_599_999, callId: "b", index: 0, port: null },
      { version: 2, begunMs: AT + 5, callId: "c", index: 0, port: null },
      { version: 2, begunMs: AT + 3_600_000, callId: "d", index: 0, port: null },
    ];
    const { pool, db } = database;
    await pool.query(`create table call_visits (workspace_id text, tenant_id text, flow_id text, version integer,
      begun_at timestamptz, call_id text, index integer, node_id text, entered_at timestamptz, left_at timestamptz,
      leaving text, port text, no_inputs integer, no_matches integer, keys text)`);
    for (const visit of told)
      await pool.query(
        `insert into call_visits values ('w', 't', 'f', $1, $2, $3, $4, 'node_menu', $5, $6, $7, $8, 0, 2, '1*')`,
        rowOf(visit),
      );
    const former = await pool.query("select * from call_visits order by version, call_id, index");
    await visitBatches.up(db as Kysely<unknown>);
    const batches = await pool.query(
      "select version, first_begun_at, last_begun_at from visit_batches order by version, first_begun_at",
    );
    expect(batches.rows.map(({ version, ...span }) => [version, ...Object.values(span).map(Number)])).toEqual([
      [1, AT + 1, AT + 3_599_999],
      [2, AT + 5, AT + 5],
      [2, AT + 3_600_000, AT + 3_600_000],
    ]);
    const columns = former.fields.map(({ name }) => `"${name}"`).join(", ");
    const shown = await pool.query(`select ${columns} from call_visits order by version, call_id, index`);
    expect(shown.rows).toEqual(former.rows);
  });
});
