import type { Kysely } from "kysely";
import type { AuditArchive, AuditQuery } from "../../modules/audit/ports.ts";
import { nativeDigest } from "../audit/native-digest.ts";
import type { Database } from "../database/schema.ts";
import { scopeToWorkspace } from "../database/workspace-scope.ts";
import { actorName } from "./actor-name.ts";
import { readChain } from "./chain-reader.ts";

/** Reads audit logs. */
export function createAuditArchive(db: Kysely<Database>): AuditArchive {
  return {
    list: (workspaceId, query) =>
      filtered(db, workspaceId, query)
        .select(actorName("audit_entries.actor").as("actorName"))
        .select((eb) =>
          eb
            .selectFrom("flows")
            .select("flows.name")
            .whereRef("flows.id", "=", "audit_entries.flow_id")
            .whereRef("flows.workspace_id", "=", "audit_entries.workspace_id")
            .where("flows.archived_at", "is", null)
            .as("flowName"),
        )
        .orderBy("sequence", "desc")
        .limit(query.limit)
        .execute(),
    following: (workspaceId, { after, ...query }) =>
      filtered(db, workspaceId, query).where("sequence", ">", after).orderBy("sequence").limit(query.limit).execute(),
    chain: (workspaceId, batch) => readChain(db, workspaceId, batch),
    digest: nativeDigest,
    head: async (workspaceId) =>
      (await scopeToWorkspace(db, workspaceId)
        .selectFrom("audit_entries")
        .select(["sequence", "hash"])
        .orderBy("sequence", "desc")
        .limit(1)
        .executeTakeFirst()) ?? null,
  };
}

function filtered(db: Kysely<Database>, workspaceId: string, { flowId, actor, action, from, to, before }: AuditQuery) {
  return selectEntries(db, workspaceId)
    .$if(flowId !== undefined, (query) => query.where("flow_id", "=", flowId ?? ""))
    .$if(actor !== undefined, (query) => query.where("actor", "=", actor ?? ""))
    .$if(action !== undefined, (query) => query.where("action", "=", action ?? ""))
    .$if(from !== undefined, (query) => query.where("at", ">=", from ?? new Date(0)))
    .$if(to !== undefined, (query) => query.where("at", "<", to ?? new Date(0)))
    .$if(before !== undefined, (query) => query.where("sequence", "<", before ?? 0));
}

function selectEntries(db: Kysely<Database>, workspaceId: string) {
  return scopeToWorkspace(db, workspaceId)
    .selectFrom("audit_entries")
    .select([
      "sequence",
      "at",
      "actor",
      "action",
      "flow_id as flowId",
      "details",
      "previous_hash as previousHash",
      "hash",
    ]);
}
