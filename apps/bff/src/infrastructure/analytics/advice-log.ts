import { sql } from "kysely";
import { z } from "zod";
import type { FiguresStore } from "../../modules/analytics/ports.ts";
import type { WorkspaceDb } from "../database/storage.ts";

const toldSchema = z.object({
  tenantId: z.string(),
  version: z.number(),
  advised: z.array(z.object({ kind: z.string(), nodeId: z.string(), value: z.string().nullable() })),
});

/** What people were advised, as the audit log has it. */
export function adviceLog({ db, workspaceId }: WorkspaceDb): Pick<FiguresStore, "holdAdvice" | "advicesTold"> {
  return {
    async holdAdvice({ flowId, actor }) {
      const key = JSON.stringify(["advice", workspaceId, flowId, actor]);
      await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(db);
    },
    async advicesTold({ flowId, actor }, since) {
      const rows = await db
        .selectFrom("audit_entries")
        .select("details")
        .where("flow_id", "=", flowId)
        .where("action", "=", "NAVIGATION_OPTIMIZATION")
        .where("actor", "=", actor)
        .where("at", ">", since)
        .execute();
      return rows.map(({ details }) => toldSchema.parse(JSON.parse(details)));
    },
  };
}
