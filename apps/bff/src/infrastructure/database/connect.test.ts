import { sql } from "kysely";
import { expect, it } from "vitest";
import { openTestDatabase } from "../../testing/test-database.ts";
import { connectDatabase } from "./connect.ts";

it("a connection that breaks between two statements fails its transaction, and nothing else", async () => {
  const database = await openTestDatabase();
  const { options } = database.pool;
  const broken: string[] = [];
  const { promise: told, resolve } = Promise.withResolvers<void>();
  const { db, close } = connectDatabase({ ...options, password: options.password }, (error) => {
    broken.push(error.message);
    resolve();
  });
  const work = db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(database.db);
    await told;
    await sql`select 1`.execute(trx);
  });
  await expect(work).rejects.toThrow();
  expect(broken.length).toBeGreaterThan(0);
  expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
  await close();
  await database.close();
});
