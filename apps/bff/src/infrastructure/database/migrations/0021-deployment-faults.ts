import { sql, type Kysely } from "kysely";

/** How often something was thrown while a deployment was worked on: claims are also made after restarts, which are no fault. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table deployments add column faults integer not null default 0`).execute(db);
}
