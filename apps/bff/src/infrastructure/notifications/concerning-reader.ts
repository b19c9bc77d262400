import {
  sql,
  type ExpressionBuilder,
  type ExpressionWrapper,
  type Kysely,
  type RawBuilder,
  type SqlBool,
} from "kysely";
import type { Reader } from "../../modules/notifications/ports.ts";
import type { Database } from "../database/schema.ts";
import { principalsOf } from "../approvals/version-authors.ts";

type Notices = ExpressionBuilder<Database, "notifications">;
type Condition = ExpressionWrapper<Database, "notifications", SqlBool> | RawBuilder<SqlBool>;

/** Who a reader is to what is stored: themselves, their tokens, and whoever stands behind them. */
export interface ReaderFacts extends Reader {
  /** The reader and the tokens that they made. */
  readonly mine: readonly string[];
  /** The same, and the person behind the reader where that is a token. */
  readonly principals: readonly string[];
  /** When the reader came here: what happened before counts as read. */
  readonly since: Date;
}

/** Looks up what decides about a reader. */
export async function readerFacts(db: Kysely<Database>, reader: Reader): Promise<ReaderFacts> {
  const tokens = await db.selectFrom("api_tokens").select("id").where("created_by", "=", reader.id).execute();
  const mine = [reader.id, ...tokens.map(({ id }) => id)];
  const user = db.selectFrom("users").select("created_at").where("id", "=", reader.id);
  const token = db.selectFrom("api_tokens").select("created_at").where("id", "=", reader.id);
  const known = (await user.executeTakeFirst()) ?? (await token.executeTakeFirst());
  const principals = [...new Set([...mine, ...(await principalsOf(db, [reader.id]))])];
  return { ...reader, mine, principals, since: known?.created_at ?? new Date(0) };
}

/** What concerns a reader: their own doing, the flows that they follow, and what their role has to look after. */
export function concerns(eb: Notices, { id, mayPublish, mine, principals }: ReaderFacts): Condition {
  const theirs = eb("notifications.person", "in", mine);
  const followed = eb.and([eb("audience", "in", ["followers", "publishers"]), follows(eb, id, mine)]);
  if (!mayPublish) return eb.or([theirs, followed]);
  const decides = eb.and([eb("audience", "=", "deciders"), eb.not(hadAHand(eb, principals))]);
  return eb.or([theirs, followed, eb("audience", "=", "publishers"), decides]);
}

/** What is not read; what happened before the reader came here counts as read. */
export function isUnread(eb: Notices, { id, since }: ReaderFacts): Condition {
  const read = eb
    .selectFrom("notification_reads")
    .select("notification_reads.notification_id")
    .where("notification_reads.reader", "=", id)
    .whereRef("notification_reads.notification_id", "=", "notifications.id");
  const mark = eb.selectFrom("notification_marks").select("read_until").where("notification_marks.reader", "=", id);
  return eb.and([
    eb("notifications.at", ">=", since),
    eb.not(eb.exists(read)),
    sql<SqlBool>`notifications.id > coalesce(${mark}, 0)`,
  ]);
}

function follows(eb: Notices, readerId: string, mine: readonly string[]) {
  const chosen = eb
    .selectFrom("flow_follows")
    .select("flow_follows.following")
    .where("flow_follows.reader", "=", readerId)
    .whereRef("flow_follows.flow_id", "=", "notifications.flow_id");
  const flow = eb
    .selectFrom("flows as made")
    .select("made.id")
    .whereRef("made.id", "=", "notifications.flow_id")
    .where("made.created_by", "in", mine);
  const version = eb
    .selectFrom("versions")
    .select("versions.number")
    .whereRef("versions.flow_id", "=", "notifications.flow_id")
    .where("versions.created_by", "in", mine);
  return sql<SqlBool>`coalesce(${chosen}, ${eb.exists(flow)} or ${eb.exists(version)})`;
}

/** Whether the reader made the version that is to be approved, or asked for it. */
function hadAHand(eb: Notices, principals: readonly string[]) {
  const approval = eb
    .selectFrom("approvals")
    .select("approvals.id")
    .whereRef("approvals.id", "=", "notifications.subject")
    .where(sql<SqlBool>`approvals.authors && ${principals}::text[]`);
  return eb.exists(approval);
}
