// What somebody with every right on the database might do to an audit log.
import { sql, type Transaction } from "kysely";
import type { Database } from "../../infrastructure/database/schema.ts";
import { chainedRows, fillAudit, type AuditRow } from "../audit-filler.ts";

const WORKSPACE = "ws_tampered";

/** The log before it is changed. */
export interface TamperedLog {
  readonly trx: Transaction<Database>;
  readonly rows: readonly AuditRow[];
  readonly random: () => number;
}

/** A way of tampering; `change` answers the first sequence number that is not as it was. */
export interface Tampering {
  readonly words: string;
  change(log: TamperedLog): Promise<number>;
}

/** Every way. */
export const tamperings: readonly Tampering[] = [
  onOne("another actor", (at) => sql`update audit_entries set actor = actor || 'x' ${at}`),
  onOne("another time", (at) => sql`update audit_entries set at = at + interval '1 millisecond' ${at}`),
  onOne("another action", (at) => sql`update audit_entries set action = 'flow.archived' ${at}`),
  onOne("another flow", (at) => sql`update audit_entries set flow_id = coalesce(flow_id, '') || 'x' ${at}`),
  onOne(
    "other details",
    (at) => sql`update audit_entries set details = replace(details, '"mark":""', '"mark":"1"') ${at}`,
  ),
  onOne("another hash", (at) => sql`update audit_entries set hash = reverse(hash) ${at}`),
  onOne("another link", (at) => sql`update audit_entries set previous_hash = repeat('a', 64) ${at}`),
  onOne("a removed entry", (at) => sql`delete from audit_entries ${at}`),
  {
    words: "a doubled entry",
    async change({ trx, rows, random }) {
      const sequence = 1 + Math.floor(random() * rows.length);
      await sql`insert into audit_entries select * from audit_entries
        where workspace_id = ${WORKSPACE} and sequence = ${sequence}`.execute(trx);
      // The second of the two is the one that does not fit.
      return sequence + 1;
    },
  },
  {
    words: "two entries that changed places",
    async change({ trx, rows, random }) {
      const first = 1 + Math.floor(random() * (rows.length - 1));
      await sql`update audit_entries set sequence = ${first} * 2 + 1 - sequence
        where workspace_id = ${WORKSPACE} and sequence in (${first}, ${first + 1})`.execute(trx);
      return first;
    },
  },
  {
    words: "a tail that is gone",
    async change({ trx, random, rows }) {
      const from = 1 + Math.floor(random() * rows.length);
      await removeFrom(trx, from);
      return from;
    },
  },
  {
    words: "a tail that was written anew with right hashes, and the database's checkpoints gone",
    async change({ trx, rows, random }) {
      const from = 1 + Math.floor(random() * rows.length);
      await removeFrom(trx, from);
      const after = rows[from - 2];
      const count = rows.length - from + 1;
      const anew = chainedRows(WORKSPACE, { count, mark: "anew", ...(after === undefined ? {} : { after }) });
      await fillAudit(trx, WORKSPACE, anew);
      return from;
    },
  },
];

function onOne(words: string, statement: (at: ReturnType<typeof sql>) => ReturnType<typeof sql>): Tampering {
  return {
    words,
    async change({ trx, rows, random }) {
      const sequence = 1 + Math.floor(random() * rows.length);
      await statement(sql`where workspace_id = ${WORKSPACE} and sequence = ${sequence}`).execute(trx);
      return sequence;
    },
  };
}

async function removeFrom(trx: Transaction<Database>, from: number): Promise<void> {
  await sql`delete from audit_entries where workspace_id = ${WORKSPACE} and sequence >= ${from}`.execute(trx);
  await sql`delete from audit_checkpoints where workspace_id = ${WORKSPACE} and sequence >= ${from}`.execute(trx);
}
