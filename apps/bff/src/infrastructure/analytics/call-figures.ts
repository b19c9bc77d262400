import { packFigures, type PathFigures, type Visit } from "@tonegraph/call-analytics";
import { sql } from "kysely";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import type { CollectedHour, FiguresStore, Span, VersionOnTenant } from "../../modules/analytics/ports.ts";
import type { WorkspaceDb } from "../database/storage.ts";
import { createVisitWriter, type VisitWriter } from "./insert-visits.ts";
import { visitOf } from "./visit-rows.ts";
import { whereAt } from "./where-at.ts";

const HOUR_MS = 3_600_000;

type CallFigures = Pick<
  FiguresStore,
  "collected" | "fetchedAt" | "setCollected" | "putHours" | "rollUps" | "pathRollUps" | "visits"
>;

/** Figures of single calls. */
export function callFigures(scope: WorkspaceDb): CallFigures {
  const { db } = scope;
  return {
    async collected(place) {
      const known = await watermark(scope, place);
      return known === undefined ? null : { from: known.collected_from, to: known.collected_until };
    },
    fetchedAt: async (place) => (await watermark(scope, place))?.fetched_at ?? null,
    async setCollected({ flowId, tenantId }, { from, to }, fetchedAt) {
      const values = { collected_from: from, collected_until: to, fetched_at: fetchedAt };
      await db
        .insertInto("figure_watermarks")
        .values({ flow_id: flowId, tenant_id: tenantId, ...values })
        .onConflict((conflict) =>
          conflict.columns(["workspace_id", "tenant_id", "flow_id"]).doUpdateSet({
            // Hours before what was known count once nothing is missing between the two.
            collected_from: sql`case when excluded.collected_until < figure_watermarks.collected_from
              then figure_watermarks.collected_from
              else least(figure_watermarks.collected_from, excluded.collected_from) end`,
            // Two processes may collect at once, and the slower one must not take back what the other has already read.
            collected_until: sql`greatest(figure_watermarks.collected_until, excluded.collected_until)`,
            fetched_at: sql`greatest(figure_watermarks.fetched_at, excluded.fetched_at)`,
          }),
        )
        .execute();
    },
    async putHours(place, hours) {
      const [first, last] = [hours.at(0), hours.at(-1)];
      if (first === undefined || last === undefined) return;
      const end = new Date(last.hour.getTime() + HOUR_MS);
      for (const [table, begin] of [
        ["visit_batches", "first_begun_at"],
        ["figure_hours", "hour"],
      ] as const) {
        await db
          .deleteFrom(table)
          .where(whereAt(place))
          .where(sql.ref(begin), ">=", first.hour)
          .where(sql.ref(begin), "<", end)
          .execute();
      }
      const writer = createVisitWriter(scope);
      for (const hour of hours) await insertHour({ scope, writer }, place, hour);
    },
    async rollUps(place, span) {
      const rows = await readRollUps<{ json: string }>(scope, place, { ...span, column: "figures_json" });
      return rows.map(({ json }) => json);
    },
    async pathRollUps(place, span) {
      const rows = await readRollUps<{ json: string | null; calls: number }>(scope, place, {
        ...span,
        column: "paths_json",
      });
      const known = rows.flatMap(({ json }) => (json === null ? [] : [readPaths(json)]));
      const untold = rows.reduce((sum, { json, calls }) => sum + (json === null ? calls : 0), 0);
      return { parts: known, untoldCalls: untold };
    },
    visits: (place, span) => readVisits(scope, place, span),
  };
}

/** Days that lie inside the span, and the hours outside of them: in one statement, so that no hour is in both. */
async function readRollUps<Row>(
  { db, workspaceId }: WorkspaceDb,
  { flowId, tenantId, version }: VersionOnTenant,
  { from, to, column }: Span & { readonly column: "figures_json" | "paths_json" },
): Promise<readonly Row[]> {
  const place = (table: string) =>
    sql`${sql.ref(`${table}.workspace_id`)} = ${workspaceId} and ${sql.ref(`${table}.tenant_id`)} = ${tenantId}
      and ${sql.ref(`${table}.flow_id`)} = ${flowId} and ${sql.ref(`${table}.version`)} = ${version}`;
  const { rows } = await sql<Row>`
    with days as (
      select d.from_at, d.to_at, d.calls, d.${sql.ref(column)} as json from figure_days d
      where ${place("d")} and d.kind = 'calls' and d.from_at >= ${from} and d.to_at <= ${to}
    )
    select json, calls from days
    union all
    select h.${sql.ref(column)}, h.calls from figure_hours h
    where ${place("h")} and h.hour >= ${from} and h.hour < ${to}
      and not exists (select from days where days.from_at <= h.hour and days.to_at > h.hour)`.execute(db);
  return rows;
}

/** Written by this store alone, from the same type. */
export function readPaths(json: string): PathFigures {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return JSON.parse(json) as PathFigures;
}

async function readVisits({ db }: WorkspaceDb, place: VersionOnTenant, { from, to }: Span): Promise<Visit[]> {
  const rows = await db
    .selectFrom("call_visits")
    .selectAll()
    .where(whereAt(place))
    .where("version", "=", place.version)
    .where("last_begun_at", ">=", from)
    .where("first_begun_at", "<", to)
    .where("begun_at", ">=", from)
    .where("begun_at", "<", to)
    .orderBy("begun_at")
    .orderBy("call_id")
    .orderBy("index")
    .execute();
  return rows.map(visitOf);
}

function watermark({ db }: WorkspaceDb, { flowId, tenantId }: FlowOnTenant) {
  return db
    .selectFrom("figure_watermarks")
    .select(["collected_from", "collected_until", "fetched_at"])
    .where("flow_id", "=", flowId)
    .where("tenant_id", "=", tenantId)
    .executeTakeFirst();
}

async function insertHour(
  { scope, writer }: { readonly scope: WorkspaceDb; readonly writer: VisitWriter },
  place: FlowOnTenant,
  { hour, versions }: CollectedHour,
): Promise<void> {
  for (const { version, calls, counted } of versions) {
    await writer.insert({ ...place, version }, calls);
    const { figures, paths } = counted();
    await scope.db
      .insertInto("figure_hours")
      .values({
        flow_id: place.flowId,
        tenant_id: place.tenantId,
        version,
        hour,
        calls: figures.calls,
        lost: figures.lost,
        figures_json: packFigures(figures),
        paths_json: JSON.stringify(paths),
      })
      .execute();
  }
}
