// Entries of the audit log for whoever walks its chain: as text, straight from the database, because making dates of times
// and texts of dates takes longer than hashing does.
import type { ChainedEntry } from "@tonegraph/api-contract";
import { sql, type Kysely, type RawBuilder } from "kysely";
import type { Database } from "../database/schema.ts";

const MICROSECONDS = 1000;

type ChainRow = Omit<ChainedEntry, "at"> & { readonly micros: number | null };

interface Wanted {
  readonly after: number;
  readonly limit: number;
}

/**
 * The next entries after a sequence number, oldest first. A log has no gaps, so that they are asked for by both ends of
 * their numbers: by the first alone, a database without fresh statistics sorts the whole rest for every batch. Where
 * everything between is gone, what comes behind is read all the same, for it must be seen that it does not follow.
 */
export async function readChain(
  db: Kysely<Database>,
  workspaceId: string,
  { after, limit }: Wanted,
): Promise<readonly ChainedEntry[]> {
  const behind = sql<boolean>`workspace_id = ${workspaceId} and sequence > ${after}`;
  const next = await readRows(db, sql<boolean>`${behind} and sequence <= ${after + limit}`, limit);
  return next.length > 0 ? next : readRows(db, behind, limit);
}

async function readRows(db: Kysely<Database>, where: RawBuilder<boolean>, limit: number): Promise<ChainedEntry[]> {
  const { rows } = await sql<ChainRow>`
    select sequence, case when at between '0001-01-01' and '9999-12-31' then (extract(epoch from at) * 1000000)::int8 end as micros,
      actor, action, flow_id as "flowId", details, previous_hash as "previousHash", hash
    from audit_entries where ${where} order by sequence limit ${limit}`.execute(db);
  return rows.map(toChained);
}

function toChained({ micros, ...entry }: ChainRow): ChainedEntry {
  return { ...entry, at: timeText(micros) };
}

/** As it was hashed; a time that no entry of ours can have is no text that fits. */
function timeText(micros: number | null): string {
  if (micros === null || micros % MICROSECONDS !== 0) return "";
  const time = new Date(micros / MICROSECONDS);
  return Number.isNaN(time.getTime()) ? "" : time.toISOString();
}
