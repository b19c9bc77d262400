import type { FlowFigures, Visit } from "@tonegraph/call-analytics";
import { sql } from "kysely";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import type {
  AggregateFigures,
  CollectedHour,
  FigureHour,
  FiguresStore,
  LivePeriod,
  Span,
  StoredAggregates,
  VersionOnTenant,
} from "../../modules/analytics/ports.ts";
import type { WorkspaceDb } from "../database/storage.ts";
import { visitOf, type VisitRow } from "./visit-rows.ts";

const HOUR_MS = 3_600_000;

/** Figures in the database, as one workspace sees them. */
export function createFiguresStore(scope: WorkspaceDb): FiguresStore {
  return {
    ...liveReading(scope),
    ...callFigures(scope),
    ...aggregateFigures(scope),
    async holdPlace({ flowId, tenantId }) {
      const key = JSON.stringify(["figures", scope.workspaceId, tenantId, flowId]);
      await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(scope.db);
    },
  };
}

function whereAt({ flowId, tenantId }: FlowOnTenant) {
  return sql<boolean>`flow_id = ${flowId} and tenant_id = ${tenantId}`;
}

function liveReading(scope: WorkspaceDb): Pick<FiguresStore, "livePeriods" | "livePlaces"> {
  return {
    livePeriods: (place) => livePeriods(scope, place),
    livePlaces: () =>
      scope.db
        .selectFrom("live_flows")
        .select(["flow_id as flowId", "tenant_id as tenantId"])
        .where("version", "is not", null)
        .orderBy("flow_id")
        .orderBy("tenant_id")
        .execute(),
  };
}

type CallFigures = Pick<FiguresStore, "collectedUntil" | "fetchedAt" | "setCollected" | "putHour" | "hours" | "visits">;

function callFigures(scope: WorkspaceDb): CallFigures {
  const { db } = scope;
  return {
    collectedUntil: async (place) => (await watermark(scope, place))?.collected_until ?? null,
    fetchedAt: async (place) => (await watermark(scope, place))?.fetched_at ?? null,
    async setCollected({ flowId, tenantId }, until, fetchedAt) {
      await db
        .insertInto("figure_watermarks")
        .values({ flow_id: flowId, tenant_id: tenantId, collected_until: until, fetched_at: fetchedAt })
        .onConflict((conflict) =>
          conflict.columns(["workspace_id", "tenant_id", "flow_id"]).doUpdateSet({
            // Two processes may collect at once, and the slower one must not take back what the other has already read.
            collected_until: sql`greatest(figure_watermarks.collected_until, excluded.collected_until)`,
            fetched_at: sql`greatest(figure_watermarks.fetched_at, excluded.fetched_at)`,
          }),
        )
        .execute();
    },
    async putHour(place, collected) {
      await db
        .deleteFrom("call_visits")
        .where(whereAt(place))
        .where("begun_at", ">=", collected.hour)
        .where("begun_at", "<", new Date(collected.hour.getTime() + HOUR_MS))
        .execute();
      await db.deleteFrom("figure_hours").where(whereAt(place)).where("hour", "=", collected.hour).execute();
      await insertHour(scope, place, collected);
    },
    hours: (place, span) => readHours(scope, place, span),
    visits: (place, span) => readVisits(scope, place, span),
  };
}

async function readHours({ db }: WorkspaceDb, place: VersionOnTenant, { from, to }: Span): Promise<FigureHour[]> {
  const rows = await db
    .selectFrom("figure_hours")
    .select(["hour", "figures_json"])
    .where(whereAt(place))
    .where("version", "=", place.version)
    .where("hour", ">=", from)
    .where("hour", "<", to)
    .orderBy("hour")
    .execute();
  return rows.map(({ hour, figures_json: json }) => ({
    version: place.version,
    hour,
    // Written by this store alone, from the same type.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
    figures: JSON.parse(json) as FlowFigures,
  }));
}

async function readVisits({ db }: WorkspaceDb, place: VersionOnTenant, { from, to }: Span): Promise<Visit[]> {
  const rows = await db
    .selectFrom("call_visits")
    .selectAll()
    .where(whereAt(place))
    .where("version", "=", place.version)
    .where("begun_at", ">=", from)
    .where("begun_at", "<", to)
    .orderBy("begun_at")
    .orderBy("call_id")
    .orderBy("index")
    .execute();
  return rows.map(visitOf);
}

function aggregateFigures({ db }: WorkspaceDb): Pick<FiguresStore, "putAggregates" | "aggregates"> {
  return {
    async putAggregates(place, { from, to, figures, fetchedAt }) {
      const { flowId, tenantId, version } = place;
      await db
        .deleteFrom("figure_spans")
        .where(whereAt(place))
        .where("version", "=", version)
        .where("from_at", "<", to)
        .where("to_at", ">", from)
        .execute();
      await db
        .insertInto("figure_spans")
        .values({
          flow_id: flowId,
          tenant_id: tenantId,
          version,
          from_at: from,
          to_at: to,
          figures_json: JSON.stringify(figures),
          fetched_at: fetchedAt,
        })
        .execute();
    },
    async aggregates(place, { from, to }) {
      const rows = await db
        .selectFrom("figure_spans")
        .select(["from_at", "to_at", "figures_json", "fetched_at"])
        .where(whereAt(place))
        .where("version", "=", place.version)
        .where("from_at", ">=", from)
        .where("to_at", "<=", to)
        .orderBy("from_at")
        .execute();
      return rows.map((row): StoredAggregates => ({
        from: row.from_at,
        to: row.to_at,
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by this store alone
        figures: JSON.parse(row.figures_json) as AggregateFigures,
        fetchedAt: row.fetched_at,
      }));
    },
  };
}

function watermark({ db }: WorkspaceDb, { flowId, tenantId }: FlowOnTenant) {
  return db
    .selectFrom("figure_watermarks")
    .select(["collected_until", "fetched_at"])
    .where("flow_id", "=", flowId)
    .where("tenant_id", "=", tenantId)
    .executeTakeFirst();
}

/** A version is live from the end of its deployment until the end of the next one that ended live. */
async function livePeriods({ db }: WorkspaceDb, { flowId, tenantId }: FlowOnTenant): Promise<readonly LivePeriod[]> {
  const rows = await db
    .selectFrom("deployments")
    .select(["version", "external_id as externalId", "ended_at as since"])
    .where("flow_id", "=", flowId)
    .where("tenant_id", "=", tenantId)
    .where("state", "=", "live")
    .where("external_id", "is not", null)
    .where("ended_at", "is not", null)
    .orderBy("ended_at")
    .execute();
  return rows.flatMap(({ version, externalId, since }, index): LivePeriod[] =>
    externalId === null || since === null
      ? []
      : [{ version, externalId, since, until: rows[index + 1]?.since ?? null }],
  );
}

async function insertHour(scope: WorkspaceDb, place: FlowOnTenant, { hour, versions }: CollectedHour): Promise<void> {
  for (const { version, visits, figures } of versions) {
    await insertVisits(scope, { ...place, version }, visits);
    await scope.db
      .insertInto("figure_hours")
      .values({
        flow_id: place.flowId,
        tenant_id: place.tenantId,
        version,
        hour,
        figures_json: JSON.stringify(figures),
      })
      .execute();
  }
}

const BATCH = 5000;

/** As arrays of columns: one statement with few parameters, whatever the number of rows. */
async function insertVisits(
  { db, workspaceId }: WorkspaceDb,
  { flowId, tenantId, version }: FlowOnTenant & { readonly version: number },
  visits: readonly Visit[],
): Promise<void> {
  const begun = new Map<string, number>();
  for (const { callId, enteredMs, index } of visits) if (index === 0) begun.set(callId, enteredMs);
  for (let from = 0; from < visits.length; from += BATCH) {
    const rows = visits
      .slice(from, from + BATCH)
      .map((visit): VisitRow => [
        new Date(begun.get(visit.callId) ?? visit.enteredMs).toISOString(),
        visit.callId,
        visit.index,
        visit.nodeId,
        new Date(visit.enteredMs).toISOString(),
        new Date(visit.leftMs).toISOString(),
        visit.leaving.kind,
        visit.leaving.kind === "port" ? visit.leaving.port : null,
        visit.noInputs,
        visit.noMatches,
        visit.keys,
      ]);
    const column = <Place extends keyof VisitRow & number>(place: Place): VisitRow[Place][] =>
      rows.map((row) => row[place]);
    await sql`
      insert into call_visits (workspace_id, tenant_id, flow_id, version, begun_at, call_id, index, node_id, entered_at,
        left_at, leaving, port, no_inputs, no_matches, keys)
      select ${workspaceId}, ${tenantId}, ${flowId}, ${version}::integer, t.*
      from unnest(${column(0)}::timestamptz[], ${column(1)}::text[], ${column(2)}::integer[], ${column(3)}::text[],
        ${column(4)}::timestamptz[], ${column(5)}::timestamptz[], ${column(6)}::text[], ${column(7)}::text[],
        ${column(8)}::integer[], ${column(9)}::integer[], ${column(10)}::text[]) as t
      on conflict do nothing`.execute(db);
  }
}
