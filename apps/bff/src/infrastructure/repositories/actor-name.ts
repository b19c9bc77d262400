import { expressionBuilder, sql, type RawBuilder } from "kysely";
import type { Database } from "../database/schema.ts";

/** A column that holds the id of a person or token. */
type ActorColumn =
  | "flows.updated_by"
  | "versions.created_by"
  | "api_tokens.created_by"
  | "deployments.created_by"
  | "kept_drafts.kept_by"
  | "webhooks.created_by"
  | "approvals.asked_by"
  | "approvals.decided_by"
  | "guard_settings.updated_by"
  | "guard_watches.decided_by"
  | "queue_rules.switched_by"
  | "notifications.by_actor"
  | "audit_entries.actor"
  | "p.created_by";

/** The name of the person or token whose id a column holds; the id itself where neither is known. */
export function actorName(column: ActorColumn): RawBuilder<string> {
  const eb = expressionBuilder<Database>();
  const id = sql.ref<string>(column);
  const person = eb.selectFrom("users").select("users.name").where("users.id", "=", id);
  const token = eb.selectFrom("api_tokens as maker").select("maker.name").where("maker.id", "=", id);
  // What works by itself under a name of its own is told in words that people have seen.
  return sql<string>`coalesce(${person}, ${token}, case ${id} when 'queue-rule' then 'Rule for slow queues' else ${id} end)`;
}
