import { guardLookSchema } from "@tonegraph/api-contract";
import type { Kysely } from "kysely";
import type { GuardStore, StoredSettings, WatchFilter } from "../../modules/guard/ports.ts";
import { toWatch } from "../../modules/guard/to-watch.ts";
import { NO_LOOKS_HASH, type NewWatch, type WatchOutcome } from "../../modules/guard/watch-record.ts";
import { LOOK_MS } from "../../modules/guard/look-spans.ts";
import type { Database } from "../database/schema.ts";
import type { WorkspaceDb } from "../database/storage.ts";
import { actorName } from "../repositories/actor-name.ts";
import { appendAudit } from "../repositories/append-audit.ts";
import { publishedVersions } from "./published-versions.ts";
import { memoryOf, toColumns, toWatchRecord, type WatchRow } from "./watch-rows.ts";

/** So many shadow watches decide at most whether a flow may leave shadow mode. */
const SHADOW_WATCHES = 20;

/** The guard in PostgreSQL, as one workspace sees it. */
export function createGuardStore(scope: WorkspaceDb): GuardStore {
  const { db } = scope;
  return {
    ...settingsStore(db),
    ...watchStore(db),
    ...publishedVersions(db),
    async addLooks(id, looks) {
      const rows = looks.map(({ sequence, at, hash, ...look }) => {
        const place = { watch_id: id, sequence, at: new Date(at) };
        return { ...place, look_json: JSON.stringify(look), hash };
      });
      if (rows.length > 0) await db.insertInto("guard_looks").values(rows).execute();
    },
    async looks(id) {
      const rows = await db
        .selectFrom("guard_looks")
        .selectAll()
        .where("watch_id", "=", id)
        .orderBy("sequence")
        .execute();
      return rows.map(({ sequence, at, look_json: json, hash }) =>
        guardLookSchema.parse({ ...JSON.parse(json), sequence, at: at.toISOString(), hash }),
      );
    },
    async announce(type, watch, at) {
      const payload = { type, watch: toWatch(watch) };
      await db
        .insertInto("outbox")
        .values({ topic: type, payload_json: JSON.stringify(payload), at })
        .execute();
    },
    appendAudit: (record) => appendAudit(scope, record),
  };
}

type SettingsStore = Pick<GuardStore, "flowExists" | "settings" | "putSettings" | "shadowWatches">;

function settingsStore(db: Kysely<Database>): SettingsStore {
  return {
    async flowExists(flowId) {
      const found = await db
        .selectFrom("flows")
        .select("id")
        .where("id", "=", flowId)
        .where("archived_at", "is", null)
        .executeTakeFirst();
      return found !== undefined;
    },
    async settings(flowId) {
      const row = await db
        .selectFrom("guard_settings")
        .select(["mode", "action", "watch_minutes as watchMinutes", "fixed_threshold as fixedThreshold"])
        .select(["updated_at as updatedAt", "updated_by as updatedBy"])
        .select(actorName("guard_settings.updated_by").as("updatedByName"))
        .where("flow_id", "=", flowId)
        .executeTakeFirst();
      return row ?? null;
    },
    async putSettings(flowId, settings) {
      const columns = settingColumns(settings);
      await db
        .insertInto("guard_settings")
        .values({ flow_id: flowId, ...columns })
        .onConflict((conflict) => conflict.columns(["workspace_id", "flow_id"]).doUpdateSet(columns))
        .execute();
    },
    async shadowWatches(flowId) {
      const rows = await db
        .selectFrom("guard_watches")
        .select(["outcome", "trip_json", "memory_json"])
        .where("flow_id", "=", flowId)
        .where("mode", "=", "shadow")
        .where("state", "=", "ended")
        .where("memory_json", "is not", null)
        .orderBy("begins_at", "desc")
        .limit(SHADOW_WATCHES)
        .execute();
      return rows.map(({ outcome, trip_json: trip, memory_json: memory }) => ({
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by this store alone
        outcome: outcome as WatchOutcome | null,
        trip: trip === null ? null : JSON.parse(trip),
        memory: memoryOf(memory),
      }));
    },
  };
}

function settingColumns({ mode, action, watchMinutes, fixedThreshold, updatedAt, updatedBy }: StoredSettings) {
  const times = { updated_at: updatedAt, updated_by: updatedBy };
  return { mode, action, watch_minutes: watchMinutes, fixed_threshold: fixedThreshold, ...times };
}

type WatchStore = Pick<GuardStore, "insert" | "find" | "hold" | "list" | "running" | "due" | "update">;

function watchStore(db: Kysely<Database>): WatchStore {
  const one = async (rows: Promise<WatchRow | undefined>) => {
    const row = await rows;
    return row === undefined ? null : toWatchRecord(row);
  };
  return {
    async insert(watch) {
      const made = await db
        .insertInto("guard_watches")
        .values(newColumns(watch))
        .onConflict((conflict) => conflict.doNothing())
        .returning("id")
        .executeTakeFirst();
      return made !== undefined;
    },
    find: (id) => one(selectWatches(db).where("guard_watches.id", "=", id).executeTakeFirst()),
    async hold(id) {
      await db.selectFrom("guard_watches").select("id").where("id", "=", id).forUpdate().executeTakeFirst();
      return one(selectWatches(db).where("guard_watches.id", "=", id).executeTakeFirst());
    },
    list: async (filter) => (await listWatches(db, filter).execute()).map(toWatchRecord),
    async running(flowId) {
      const open = db.selectFrom("guard_watches").select("id").where("flow_id", "=", flowId);
      return (await open.where("state", "<>", "ended").orderBy("id").execute()).map(({ id }) => id);
    },
    async due(now) {
      const rows = await db
        .selectFrom("guard_watches")
        .select("id")
        .where("state", "<>", "ended")
        .where(({ eb, or }) => or([eb("next_look_at", "<=", now), eb("state", "=", "rollingBack")]))
        .orderBy("next_look_at")
        .execute();
      return rows.map(({ id }) => id);
    },
    async update(id, changes) {
      const columns = toColumns(changes);
      if (Object.keys(columns).length === 0) return;
      await db.updateTable("guard_watches").set(columns).where("id", "=", id).execute();
    },
  };
}

function selectWatches(db: Kysely<Database>) {
  return db
    .selectFrom("guard_watches")
    .innerJoin("flows", "flows.id", "guard_watches.flow_id")
    .innerJoin("tenants", "tenants.id", "guard_watches.tenant_id")
    .selectAll("guard_watches")
    .select(["flows.name as flow_name", "tenants.name as tenant_name"])
    .select(actorName("guard_watches.decided_by").as("decided_by_name"));
}

function listWatches(db: Kysely<Database>, { flowId, tenantId, state, after, limit }: WatchFilter) {
  let query = selectWatches(db);
  if (flowId !== undefined) query = query.where("guard_watches.flow_id", "=", flowId);
  if (tenantId !== undefined) query = query.where("guard_watches.tenant_id", "=", tenantId);
  if (state !== undefined) query = query.where("guard_watches.state", "=", state);
  if (after !== null) {
    query = query.where(({ eb, or, and }) =>
      or([
        eb("guard_watches.begins_at", "<", after.at),
        and([eb("guard_watches.begins_at", "=", after.at), eb("guard_watches.id", "<", after.id)]),
      ]),
    );
  }
  return query.orderBy("guard_watches.begins_at", "desc").orderBy("guard_watches.id", "desc").limit(limit);
}

function newColumns(watch: NewWatch) {
  const { id, flowId, tenantId, deploymentId, version, externalId, former, mode, action, fixedThreshold } = watch;
  return {
    id,
    flow_id: flowId,
    tenant_id: tenantId,
    deployment_id: deploymentId,
    version,
    external_id: externalId,
    former_version: former?.version ?? null,
    former_external_id: former?.externalId ?? null,
    former_since: former?.since ?? null,
    mode,
    action,
    fixed_threshold: fixedThreshold,
    state: "watching" as const,
    begins_at: watch.beginsAt,
    ends_at: watch.endsAt,
    next_look_at: new Date(watch.beginsAt.getTime() + LOOK_MS),
    looks_hash: NO_LOOKS_HASH,
  };
}
