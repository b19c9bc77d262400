import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase } from "../../testing/test-database.ts";
import type { DatabaseHandle } from "./connect.ts";
import { migrateDatabase } from "./migrate.ts";
import { scopeToWorkspace } from "./workspace-scope.ts";

let handle: DatabaseHandle;
const now = new Date();
const user = (id: string, name: string) => ({ id, name, roles: ["admin" as const], created_at: now });
const ours = () => scopeToWorkspace(handle.db, "ws_ours");
const theirs = () => scopeToWorkspace(handle.db, "ws_theirs");

beforeAll(async () => {
  handle = await openTestDatabase();
  await migrateDatabase(handle.db);
  const workspaces = ["ws_ours", "ws_theirs"].map((id) => ({ id, name: id, created_at: now }));
  await ours().insertInto("workspaces").values(workspaces).execute();
  await ours()
    .insertInto("users")
    .values([user("user_1", "Ours"), user("user_2", "Ours too")])
    .execute();
  await theirs().insertInto("users").values(user("user_1", "Theirs")).execute();
});
afterAll(() => handle.close());

describe("scopeToWorkspace", () => {
  it("selects only what belongs to the workspace, also under an alias", async () => {
    const names = await theirs().selectFrom("users as person").select("person.name").execute();
    expect(names).toEqual([{ name: "Theirs" }]);
  });

  it("keeps a condition with or together", async () => {
    const found = theirs().selectFrom("users").select("name");
    const either = await found.where((eb) => eb.or([eb("id", "=", "user_2"), eb("id", "=", "user_1")])).execute();
    expect(either).toEqual([{ name: "Theirs" }]);
  });

  it("joins only within the workspace and leaves outer joins outer", async () => {
    const rows = await theirs()
      .selectFrom("users as a")
      .leftJoin("users as b", (join) => join.on("b.id", "=", "user_2"))
      .select(["a.name as left", "b.name as right"])
      .execute();
    expect(rows).toEqual([{ left: "Theirs", right: null }]);
  });

  it("limits sub-queries, also inside raw expressions", async () => {
    const inner = theirs().selectFrom("users").select("users.name").where("users.id", "=", "user_2");
    const row = await theirs()
      .selectFrom("users")
      .select(sql<string | null>`(${inner})`.as("other"))
      .executeTakeFirst();
    expect(row).toEqual({ other: null });
  });

  it("updates and deletes nothing of others", async () => {
    await theirs().updateTable("users").set({ name: "Changed" }).execute();
    await theirs().deleteFrom("users").where("id", "=", "user_2").execute();
    const names = await ours().selectFrom("users").select("name").orderBy("id").execute();
    expect(names).toEqual([{ name: "Ours" }, { name: "Ours too" }]);
  });

  it("holds in a transaction", async () => {
    const names = await theirs()
      .transaction()
      .execute((trx) => trx.selectFrom("users").select("name").execute());
    expect(names).toEqual([{ name: "Changed" }]);
  });

  it("refuses an insert whose rows it cannot see", async () => {
    const copy = ours().selectFrom("users").select(["id", "name", "roles", "created_at"]);
    const insert = theirs().insertInto("users").columns(["id", "name", "roles", "created_at"]).expression(copy);
    expect(() => insert.compile()).toThrow("needs values");
  });

  it("has a workspace column in every table that is scoped", async () => {
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables t
      where table_schema = 'public' and table_name not like 'kysely%'
        and not exists (select 1 from information_schema.columns c
          where c.table_name = t.table_name and c.table_schema = 'public' and c.column_name = 'workspace_id')`.execute(
      handle.db,
    );
    expect(rows.map((row) => row.name).toSorted()).toEqual(["secret_key_checks", "sign_in_attempts", "workspaces"]);
  });
});
