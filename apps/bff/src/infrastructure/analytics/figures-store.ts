import { sql } from "kysely";
import type { FiguresStore } from "../../modules/analytics/ports.ts";
import type { WorkspaceDb } from "../database/storage.ts";
import { adviceLog } from "./advice-log.ts";
import { aggregateFigures } from "./aggregate-figures.ts";
import { callFigures } from "./call-figures.ts";
import { dayTelling, figureSettings } from "./figure-settings.ts";
import { liveReading } from "./live-reading.ts";

/** Figures in the database, as one workspace sees them. */
export function createFiguresStore(scope: WorkspaceDb): FiguresStore {
  return {
    ...liveReading(scope),
    ...callFigures(scope),
    ...aggregateFigures(scope),
    ...figureSettings(scope),
    ...dayTelling(scope),
    ...adviceLog(scope),
    async holdPlace({ flowId, tenantId }) {
      const key = JSON.stringify(["figures", scope.workspaceId, tenantId, flowId]);
      await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(scope.db);
    },
    async announce({ flowId, tenantId }, at) {
      const payload = { type: "figuresChanged", flowId, tenantId };
      await scope.db
        .insertInto("outbox")
        .values({ topic: payload.type, payload_json: JSON.stringify(payload), at })
        .execute();
    },
  };
}
