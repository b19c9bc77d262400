// Days made of hours, in the zone of the place: what long spans and the dashboard are read from.
import {
  addPaths,
  boundPaths,
  createDayFinder,
  packFigures,
  ROLL_UP_BOUNDS,
  sumFigures,
  type LocalDay,
} from "@tonegraph/call-analytics";
import { sql } from "kysely";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import { lossesOfSums } from "../../modules/analytics/losses-of-sums.ts";
import type { Span } from "../../modules/analytics/ports.ts";
import { sumAggregates } from "../../modules/analytics/sum-aggregates.ts";
import type { WorkspaceDb } from "../database/storage.ts";
import { readAggregates } from "./aggregate-figures.ts";
import { readPaths } from "./call-figures.ts";
import { whereAt } from "./where-at.ts";

interface NewDay {
  readonly version: number;
  readonly from: Date;
  readonly to: Date;
  readonly day: string;
  readonly kind: "calls" | "aggregates";
  readonly calls: number;
  readonly lost: number;
  readonly figures: string | null;
  readonly paths: string | null;
  readonly nodes: Readonly<Record<string, { readonly calls: number; readonly lost: number }>>;
}

/** Makes the days anew that a span touches. Inside the transaction that changed the hours or sums. */
export async function tellDays(
  scope: WorkspaceDb,
  place: FlowOnTenant & { readonly timeZone: string },
  { from, to }: Span,
): Promise<void> {
  const finder = createDayFinder(place.timeZone);
  const last = finder.dayOf(to.getTime() - 1).to;
  for (let day = finder.dayOf(from.getTime()); ; day = finder.dayOf(day.to)) {
    await tellDay(scope, place, day);
    if (day.to >= last) return;
  }
}

async function tellDay(scope: WorkspaceDb, place: FlowOnTenant, day: LocalDay): Promise<void> {
  for (const table of ["figure_days", "figure_node_days"] as const) {
    await scope.db
      .deleteFrom(table)
      .where(whereAt(place))
      .where("from_at", ">=", new Date(day.from))
      .where("from_at", "<", new Date(day.to))
      .execute();
  }
  const ofCalls = await fromHours(scope, place, day);
  // Where the same day is known both ways, single calls say more.
  const days = ofCalls.length > 0 ? ofCalls : await fromSums(scope, place, day);
  for (const each of days) await insertDay(scope, place, each);
}

async function fromHours({ db }: WorkspaceDb, place: FlowOnTenant, day: LocalDay): Promise<readonly NewDay[]> {
  const rows = await db
    .selectFrom("figure_hours")
    .select(["version", "figures_json", "paths_json"])
    .where(whereAt(place))
    .where("hour", ">=", new Date(day.from))
    .where("hour", "<", new Date(day.to))
    .execute();
  return byVersion(rows).map(([version, hours]): NewDay => {
    const figures = sumFigures(hours.map((hour) => hour.figures_json));
    const paths = hours.map((hour) => hour.paths_json);
    const told = paths.flatMap((json) => (json === null ? [] : [readPaths(json)]));
    return {
      version,
      from: new Date(day.from),
      to: new Date(day.to),
      day: day.day,
      kind: "calls",
      calls: figures.calls,
      lost: figures.lost,
      figures: packFigures(figures),
      paths: told.length < paths.length ? null : JSON.stringify(boundPaths(addPaths(told), ROLL_UP_BOUNDS)),
      nodes: figures.nodes,
    };
  });
}

/** Sums inside the day together; one that reaches beyond it stays by itself, on the day in which it begins. */
async function fromSums({ db }: WorkspaceDb, place: FlowOnTenant, day: LocalDay): Promise<readonly NewDay[]> {
  const rows = await db
    .selectFrom("figure_spans")
    .select(["version", "from_at", "to_at", "figures_json"])
    .where(whereAt(place))
    .where("from_at", ">=", new Date(day.from))
    .where("from_at", "<", new Date(day.to))
    .execute();
  return byVersion(rows).flatMap(([version, spans]) => {
    const inside = spans.filter((span) => span.to_at.getTime() <= day.to);
    const beyond = spans.filter((span) => span.to_at.getTime() > day.to);
    const groups = [
      ...(inside.length === 0 ? [] : [{ from: new Date(day.from), to: new Date(day.to), spans: inside }]),
      ...beyond.map((span) => ({ from: span.from_at, to: span.to_at, spans: [span] })),
    ];
    return groups.map(({ from, to, spans: some }): NewDay => {
      const sums = lossesOfSums(sumAggregates(some.map((span) => readAggregates(span.figures_json))));
      return { version, from, to, day: day.day, kind: "aggregates", ...sums, figures: null, paths: null };
    });
  });
}

async function insertDay({ db, workspaceId }: WorkspaceDb, place: FlowOnTenant, day: NewDay): Promise<void> {
  const { flowId, tenantId } = place;
  await db
    .insertInto("figure_days")
    .values({
      flow_id: flowId,
      tenant_id: tenantId,
      version: day.version,
      from_at: day.from,
      to_at: day.to,
      day: day.day,
      kind: day.kind,
      calls: day.calls,
      lost: day.lost,
      figures_json: day.figures,
      paths_json: day.paths,
    })
    .execute();
  const nodes = Object.entries(day.nodes).filter(([, { calls }]) => calls > 0);
  await sql`
    insert into figure_node_days (workspace_id, tenant_id, flow_id, version, from_at, day, node_id, calls, lost)
    select ${workspaceId}, ${tenantId}, ${flowId}, ${day.version}::integer, ${day.from}::timestamptz, ${day.day}, t.*
    from unnest(${nodes.map(([nodeId]) => nodeId)}::text[], ${nodes.map(([, { calls }]) => calls)}::integer[],
      ${nodes.map(([, { lost }]) => lost)}::integer[]) as t`.execute(db);
}

function byVersion<Row extends { readonly version: number }>(rows: readonly Row[]): [number, Row[]][] {
  const versions = new Map<number, Row[]>();
  for (const row of rows) {
    const known = versions.get(row.version);
    if (known === undefined) versions.set(row.version, [row]);
    else known.push(row);
  }
  return [...versions];
}
