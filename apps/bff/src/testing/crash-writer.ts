import { Client } from "pg";
import { startEmbeddedPostgres } from "../infrastructure/embedded-postgres/embedded-postgres.ts";

/**
 * A program to be killed: starts the server on the folder it is given, writes rows one by one, and prints the number of
 * each row after the database has acknowledged it.
 */
const [dataDir = ""] = process.argv.slice(2);
const server = await startEmbeddedPostgres({
  dataDir,
  programs: null,
  secretKey: Buffer.alloc(32, 7),
  onLine: () => undefined,
});
const client = new Client(server.connection);
await client.connect();
await client.query("create table if not exists acknowledged (id bigserial primary key)");
for (;;) {
  const { rows } = await client.query<{ id: string }>("insert into acknowledged default values returning id");
  process.stdout.write(`${rows[0]?.id ?? ""}\n`);
}
