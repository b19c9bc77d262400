import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client, type PoolConfig } from "pg";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCheckpointFolder } from "../../infrastructure/audit/checkpoint-folder.ts";
import { appRoleOf, canChangeAudit, prepareAppRole } from "../../infrastructure/database/app-role.ts";
import { createStorage } from "../../infrastructure/database/storage.ts";
import { appendAudit } from "../../infrastructure/repositories/append-audit.ts";
import { createAuditArchive } from "../../infrastructure/repositories/audit-archive.ts";
import { chainedRows, fillAudit } from "../../testing/audit-filler.ts";
import { startTestBff, type TestBff } from "../../testing/test-bff.ts";
import { testCheckpoints } from "../../testing/test-checkpoints.ts";
import { retainAudit } from "./usecases/retain-audit.ts";
import { verifyAudit } from "./usecases/verify-audit.ts";
import { writeCheckpoints } from "./usecases/write-checkpoints.ts";
import { ok } from "@tonegraph/flow-model";

const DAY_MS = 86_400_000;
const NOW = new Date();

let test: TestBff;
beforeAll(async () => {
  test = await startTestBff();
});
afterAll(() => test.close());

/** A workspace whose log has so many entries, the first of them so many days ago, and what its checkpoints need. */
async function logOf(workspaceId: string, count: number, daysAgo = 0) {
  await test.newToken("auditor", workspaceId);
  const { db } = test.database;
  await fillAudit(
    db,
    workspaceId,
    chainedRows(workspaceId, { count, from: new Date(NOW.getTime() - daysAgo * DAY_MS) }),
  );
  const checkpoints = testCheckpoints(db);
  const world = { archive: createAuditArchive(db), checkpoints, now: () => NOW };
  return { db, checkpoints, world, workspaceId, verify: () => verifyAudit({ workspaceId }, world) };
}

/** What a superuser may do: everything. */
async function asSuperuser(workspaceId: string, statements: readonly string[]): Promise<void> {
  await test.database.db.transaction().execute(async (trx) => {
    await sql.raw("set local session_replication_role = replica").execute(trx);
    for (const statement of statements) await sql.raw(`${statement} and workspace_id = '${workspaceId}'`).execute(trx);
  });
}

describe("checkpoints", () => {
  it("stand behind every hundredth entry and behind the newest after five minutes, here and in the second place", async () => {
    const { world, checkpoints, workspaceId, verify } = await logOf("ws_points", 250, 1);
    expect(await writeCheckpoints(workspaceId, world)).toBeNull();
    expect((await checkpoints.table.list(workspaceId)).map(({ sequence }) => sequence)).toEqual([100, 200, 250]);
    expect(checkpoints.written.get(workspaceId)).toEqual(await checkpoints.table.list(workspaceId));
    await writeCheckpoints(workspaceId, world);
    expect(checkpoints.written.get(workspaceId)).toHaveLength(3);
    expect(await verify()).toMatchObject({
      ok: true,
      entries: 250,
      checkpoints: { compared: 3, otherKey: 0, last: 250 },
    });
  });

  it("show a tail that was rewritten so that the chain holds, also when those in the database are gone", async () => {
    const { db, world, workspaceId, verify } = await logOf("ws_rewritten", 250, 1);
    await writeCheckpoints(workspaceId, world);
    const kept = (await world.archive.following(workspaceId, { after: 149, limit: 1 }))[0];
    await asSuperuser(workspaceId, ["delete from audit_entries where sequence > 150"]);
    await fillAudit(
      db,
      workspaceId,
      chainedRows(workspaceId, { count: 100, mark: "other", ...(kept && { after: kept }) }),
    );
    expect(await verify()).toMatchObject({ ok: false, firstBroken: 101, reason: "rewritten" });
    await asSuperuser(workspaceId, ["delete from audit_checkpoints where sequence > 0"]);
    expect(await verify()).toMatchObject({ ok: false, firstBroken: 101, reason: "rewritten" });
  });

  it("show a tail that is gone", async () => {
    const { world, workspaceId, verify } = await logOf("ws_cut_off", 250, 1);
    await writeCheckpoints(workspaceId, world);
    await asSuperuser(workspaceId, [
      "delete from audit_entries where sequence > 180",
      "delete from audit_checkpoints where sequence > 180",
    ]);
    expect(await verify()).toMatchObject({ ok: false, firstBroken: 181, reason: "cutOff" });
  });

  it("are not signed for a log that somebody changed, and a forged one is told", async () => {
    const { world, workspaceId, verify, checkpoints } = await logOf("ws_forged", 150, 1);
    await asSuperuser(workspaceId, ["update audit_entries set actor = 'x' where sequence = 120"]);
    expect(await writeCheckpoints(workspaceId, world)).toBe(120);
    expect(await verify()).toMatchObject({ ok: false, firstBroken: 120, reason: "chain" });
    await asSuperuser(workspaceId, ["update audit_entries set actor = 'user_admin' where sequence = 120"]);
    expect(await verify()).toMatchObject({ ok: true });
    const [real] = await checkpoints.table.list(workspaceId);
    if (real !== undefined) await checkpoints.place.add(workspaceId, { ...real, sequence: 101 });
    expect(await verify()).toMatchObject({ ok: false, firstBroken: 101, reason: "checkpoint" });
  });

  it.each([
    ["by a microsecond, which no date shows", "at + interval '1 microsecond'"],
    ["to no time at all", "'infinity'"],
    ["to one that no date can hold", "'294276-01-01'"],
  ])("show an entry whose time was moved %s", async (_name, time) => {
    const { workspaceId, verify } = await logOf(`ws_time_${time.length}`, 3);
    await asSuperuser(workspaceId, [`update audit_entries set at = ${time} where sequence = 2`]);
    expect(await verify()).toMatchObject({ ok: false, firstBroken: 2, reason: "chain" });
  });
});

describe("the second place", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "tonegraph-checkpoints-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  async function signedIn(workspaceId: string) {
    const { world, ...log } = await logOf(workspaceId, 250, 1);
    const checkpoints = { ...log.checkpoints, place: createCheckpointFolder(folder) };
    await writeCheckpoints(workspaceId, { ...world, checkpoints });
    const verify = () => verifyAudit({ workspaceId }, { ...world, checkpoints });
    return { verify, checkpoints, file: path.join(folder, `${workspaceId}.ndjson`) };
  }

  it("has lost what a line said that nobody can read any more, and that is told", async () => {
    const { verify, file } = await signedIn("ws_unreadable");
    const [first = "", second = "", third = ""] = readFileSync(file, "utf8").split("\n");
    expect(await verify()).toMatchObject({ ok: true, checkpoints: { compared: 3, unreadable: [] } });
    writeFileSync(file, `${[first, second.slice(0, 40), third].join("\n")}\n`);
    expect(await verify()).toMatchObject({
      ok: false,
      firstBroken: 101,
      reason: "unreadable",
      checkpoints: { unreadable: [2] },
    });
    writeFileSync(file, `${[first, "", second, third].join("\n")}\n`);
    expect(await verify()).toMatchObject({ ok: false, reason: "unreadable", checkpoints: { unreadable: [2] } });
  });

  it("takes a line that a crash cut short for none, and the next checkpoint does not stick to it", async () => {
    const { verify, file, checkpoints } = await signedIn("ws_cut_line");
    appendFileSync(file, '{"sequence":300,"ha');
    expect(await verify()).toMatchObject({ ok: true, checkpoints: { unreadable: [] } });
    const [again] = await checkpoints.table.list("ws_cut_line");
    if (again !== undefined) await checkpoints.place.add("ws_cut_line", again);
    expect(await verify()).toMatchObject({ ok: true, checkpoints: { unreadable: [] } });
    expect(readFileSync(file, "utf8").trimEnd().split("\n")).toHaveLength(4);
  });
});

describe("retention", () => {
  it("takes old entries away behind a signed checkpoint; what stays is verified, and the chain goes on", async () => {
    const { db, world, workspaceId, verify, checkpoints } = await logOf("ws_old", 150, 60);
    await fillRecent(workspaceId);
    await writeCheckpoints(workspaceId, world);
    const storage = createStorage(db, (scope) => ({
      append: (record: Parameters<typeof appendAudit>[1]) => appendAudit(scope, record),
    }));
    const append = async (id: string, record: Parameters<typeof appendAudit>[1]) =>
      void (await storage.transaction(id, async (store) => ok(await store.append(record))));
    const retention = { table: checkpoints.table, append, now: () => NOW };
    expect(await retainAudit({ workspaceId, days: 90 }, retention)).toBe(0);
    expect(await retainAudit({ workspaceId, days: 30 }, retention)).toBe(100);
    expect(await verify()).toMatchObject({ ok: true, entries: 61, anchor: { sequence: 100 } });
    expect((await world.archive.list(workspaceId, { limit: 1 }))[0]).toMatchObject({
      sequence: 161,
      action: "audit.cut",
      details: expect.stringContaining('"upTo":100'),
    });
    await asSuperuser(workspaceId, ["update audit_anchors set signature = 'AAAA' where sequence = 100"]);
    expect(await verify()).toMatchObject({ ok: false, firstBroken: 1, reason: "anchor" });
  });

  it.each([
    ["younger than 30 days", "select cut_audit('ws_points', 100, 29)", "30 days at least"],
    ["not as old as asked", "select cut_audit('ws_points', 100, 30)", "is not 30 days old"],
    ["without a checkpoint", "select cut_audit('ws_aged', 5, 30)", "no checkpoint fits"],
    ["all of them", "select cut_audit('ws_aged', 10, 30)", "the newest audit entry stays"],
    ["by hand", "delete from audit_entries where workspace_id = 'ws_aged'", "append-only"],
  ])("refuses to take entries that are %s", async (_name, statement, words) => {
    if (_name === "without a checkpoint") await logOf("ws_aged", 10, 60);
    await expect(test.database.pool.query(statement)).rejects.toThrow(words);
  });
});

describe("the database's role of the running server", () => {
  let client: Client;
  beforeAll(async () => {
    const { options } = test.database.pool;
    const role = appRoleOf(options.database ?? "", Buffer.alloc(32, 7));
    expect(await prepareAppRole(test.database.db, role)).toBe(true);
    expect(await prepareAppRole(test.database.db, role)).toBe(true);
    const { host, port, database } = options;
    client = new Client({ host, port, database, user: role.name, password: role.password } satisfies PoolConfig);
    await client.connect();
  });
  afterAll(() => client.end());

  it("works with rows and reads and appends to the audit log", async () => {
    expect((await client.query("select from audit_entries")).rowCount).toBeGreaterThan(0);
    expect((await client.query("update flows set name = name")).rowCount).not.toBeNull();
    await client.query(`insert into audit_entries values ('ws_aged', 11, now(), 'a', 'b', null, '{}', '', '')`);
    expect(await canChangeAudit(test.database.db)).toBe(true);
  });

  it.each([
    "update audit_entries set actor = 'x'",
    "delete from audit_entries",
    "truncate audit_entries",
    "truncate audit_entries cascade",
    "alter table audit_entries disable trigger all",
    "alter table audit_entries disable trigger audit_entries_append_only",
    "drop trigger audit_entries_cut on audit_entries",
    "drop table audit_entries cascade",
    "set session_replication_role = replica",
    "create or replace function refuse_change() returns trigger language plpgsql as $$ begin return old; end $$",
    "update audit_checkpoints set hash = 'x'",
    "delete from audit_checkpoints",
    "insert into audit_anchors select *, now() from audit_checkpoints",
    "update audit_anchors set sequence = 1000",
    "grant update on audit_entries to current_user",
    "set role postgres",
    "alter role current_user superuser",
    "create table mine (id integer)",
  ])("cannot: %s", async (statement) => {
    await client.query("begin");
    const refused = await client.query(statement).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : "no error"),
    );
    await client.query("rollback");
    if (refused === null) {
      // PostgreSQL answers a grant of what one does not have with a warning: then nothing may have come of it.
      expect(statement).toMatch(/^grant/u);
      await expect(client.query("update audit_entries set actor = 'x'")).rejects.toThrow("permission denied");
    } else expect(refused).toMatch(/permission denied|must be owner|does not exist/u);
  });
});

/** Ten entries of today behind those of long ago. */
async function fillRecent(workspaceId: string): Promise<void> {
  const archive = createAuditArchive(test.database.db);
  const head = await archive.head(workspaceId);
  const from = new Date(NOW.getTime() - DAY_MS);
  await fillAudit(
    test.database.db,
    workspaceId,
    chainedRows(workspaceId, { count: 10, from, ...(head && { after: head }) }),
  );
}
