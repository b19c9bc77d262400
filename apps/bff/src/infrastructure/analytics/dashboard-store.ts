// Losses over all flows, from roll-ups per day: one query for each list. Raw SQL is not scoped, so every query names the workspace.
import { sql, type RawBuilder } from "kysely";
import type {
  DashboardStore,
  DayLoss,
  DayWindow,
  FlowLoss,
  NamedPlace,
  NodeLoss,
  PublishLoss,
} from "../../modules/analytics/dashboard-ports.ts";
import type { WorkspaceDb } from "../database/storage.ts";
import { actorName } from "../repositories/actor-name.ts";

/** How long before and after a publish its effect is looked for. */
const EFFECT_DAYS = 7;

/** Losses of one workspace. */
export function createDashboardStore(scope: WorkspaceDb): DashboardStore {
  return { ...flowLosses(scope), ...nodeLosses(scope), ...publishLosses(scope) };
}

/** Parts of queries that name the workspace. */
function partsFor(workspaceId: string) {
  const inWorkspace = (table: string): RawBuilder<boolean> =>
    sql<boolean>`${sql.ref(`${table}.workspace_id`)} = ${workspaceId}`;
  const named = (table: string): RawBuilder<unknown> => sql`
    join flows f on ${inWorkspace("f")} and f.id = ${sql.ref(`${table}.flow_id`)} and f.archived_at is null
    join tenants t on ${inWorkspace("t")} and t.id = ${sql.ref(`${table}.tenant_id`)} and t.deleted_at is null`;
  return { inWorkspace, named };
}

function flowLosses({ db, workspaceId }: WorkspaceDb): Pick<DashboardStore, "today" | "flows" | "trends" | "totals"> {
  const { inWorkspace, named } = partsFor(workspaceId);
  return {
    async today(now, tenantId) {
      const { rows } = await sql<{ today: string | null }>`
        select max((${now}::timestamptz at time zone d.time_zone)::date)::text as today
        from figure_places d where ${inWorkspace("d")} ${ofTenant(tenantId)}`.execute(db);
      return rows[0]?.today ?? now.toISOString().slice(0, 10);
    },
    async flows({ present, previous }, { after, limit, tenantId }) {
      const { rows } = await sql<FlowRow>`
        select * from (
          select d.flow_id as "flowId", f.name as "flowName", d.tenant_id as "tenantId", t.name as "tenantName",
            case when bool_or(d.kind = 'aggregates') then 'aggregates' else 'calls' end as kind,
            ${sumWhere("calls", present)} as calls, ${sumWhere("lost", present)} as lost,
            ${sumWhere("calls", previous)} as "formerCalls", ${sumWhere("lost", previous)} as "formerLost",
            (count(distinct d.day) filter (where ${within(present)}))::integer as days,
            d.flow_id || ' ' || d.tenant_id as key
          from figure_days d ${named("d")}
          where ${inWorkspace("d")} and d.day between ${previous.from} and ${present.to} ${ofTenant(tenantId)}
          group by d.flow_id, f.name, d.tenant_id, t.name) found
        where calls > 0 ${behind(after)}
        order by lost desc, key collate "C" limit ${limit + 1}`.execute(db);
      return rows.map((row): FlowLoss => {
        const { calls, lost, formerCalls, formerLost, ...rest } = row;
        return { ...rest, present: { calls, lost }, previous: { calls: formerCalls, lost: formerLost } };
      });
    },
    async trends(window, places) {
      const { rows } = await sql<DayLoss & { flowId: string; tenantId: string }>`
        select d.flow_id as "flowId", d.tenant_id as "tenantId", d.day, sum(d.calls)::integer as calls,
          sum(d.lost)::integer as lost
        from figure_days d
        join unnest(${places.map(({ flowId }) => flowId)}::text[], ${places.map(({ tenantId }) => tenantId)}::text[])
          as place (flow_id, tenant_id) on place.flow_id = d.flow_id and place.tenant_id = d.tenant_id
        where ${inWorkspace("d")} and ${within(window)} and ${oneDay}
        group by 1, 2, 3 order by 3`.execute(db);
      return rows;
    },
    async totals({ present, previous }, tenantId) {
      const { rows } = await sql<DayLoss & { flows: string[] }>`
        select d.day, sum(d.calls)::integer as calls, sum(d.lost)::integer as lost,
          array_agg(distinct d.flow_id || ' ' || d.tenant_id) filter (where d.calls > 0) as flows
        from figure_days d ${named("d")}
        where ${inWorkspace("d")} and d.day between ${previous.from} and ${present.to} ${ofTenant(tenantId)}
        group by d.day order by d.day`.execute(db);
      const flows = new Set(rows.flatMap((row) => (row.day >= present.from ? (row.flows ?? []) : [])));
      return { flows: flows.size, days: rows.map(({ day, calls, lost }) => ({ day, calls, lost })) };
    },
  };
}

function nodeLosses({ db, workspaceId }: WorkspaceDb): Pick<DashboardStore, "nodes"> {
  const { inWorkspace, named } = partsFor(workspaceId);
  return {
    async nodes(window, { after, limit, tenantId, atLeast }) {
      const { rows } = await sql<NodeLoss>`
        with found as (
          select * from (
            select d.flow_id, f.name as "flowName", d.tenant_id, t.name as "tenantName", d.node_id,
              max(d.version) as version, sum(d.calls)::integer as calls, sum(d.lost)::integer as lost,
              d.flow_id || ' ' || d.tenant_id || ' ' || d.node_id as key
            from figure_node_days d ${named("d")}
            where ${inWorkspace("d")} and ${within(window)} ${ofTenant(tenantId)}
            group by d.flow_id, f.name, d.tenant_id, t.name, d.node_id) every
          where calls >= ${atLeast} and lost > 0 ${behind(after)}
          order by lost desc, key collate "C" limit ${limit + 1})
        select found.flow_id as "flowId", found."flowName", found.tenant_id as "tenantId", found."tenantName",
          found.node_id as "nodeId", found.version, found.calls, found.lost,
          v.document::json #>> array['nodes', found.node_id, 'label'] as label,
          v.document::json #>> array['nodes', found.node_id, 'kind'] as "nodeKind"
        from found left join versions v
          on ${inWorkspace("v")} and v.flow_id = found.flow_id and v.number = found.version
        order by found.lost desc, found.key collate "C"`.execute(db);
      return rows;
    },
  };
}

function publishLosses({ db, workspaceId }: WorkspaceDb): Pick<DashboardStore, "publishes"> {
  const { inWorkspace, named } = partsFor(workspaceId);
  return {
    async publishes({ after, limit, tenantId }, window) {
      const { rows } = await sql<PublishRow>`
        with published as (
          select p.*, f.name as "flowName", t.name as "tenantName" from (
            select d.*, lead(d.ended_at) over place as until,
              lag(d.version) over place as former, lag(d.ended_at) over place as former_since
            from deployments d
            where ${inWorkspace("d")} and d.state = 'live' and d.ended_at is not null ${ofTenant(tenantId)}
            window place as (partition by d.flow_id, d.tenant_id order by d.ended_at, d.id)) p ${named("p")}
          where true ${publishedIn(window)} ${publishedBefore(after)}
          order by p.ended_at desc, p.id desc limit ${limit + 1})
        select p.id as "deploymentId", p.flow_id as "flowId", p."flowName", p.tenant_id as "tenantId", p."tenantName",
          p.kind, p.version, nullif(p.former, p.version) as former, p.ended_at as at,
          ${actorName("p.created_by")} as by,
          before.calls as "formerCalls", before.lost as "formerLost", after.calls, after.lost
        from published p
        cross join lateral ${losses(workspaceId, {
          version: sql`p.former`,
          from: sql`greatest(p.former_since, p.ended_at - ${EFFECT_SPAN})`,
          to: sql`p.ended_at`,
        })} before
        cross join lateral ${losses(workspaceId, {
          version: sql`p.version`,
          from: sql`p.ended_at`,
          to: sql`least(coalesce(p.until, 'infinity'), p.ended_at + ${EFFECT_SPAN}${upToEnd(window)})`,
        })} after
        order by p.ended_at desc, p.id desc`.execute(db);
      return rows.map((row): PublishLoss => {
        const { calls, lost, formerCalls, formerLost, ...rest } = row;
        return { ...rest, before: { calls: formerCalls, lost: formerLost }, after: { calls, lost } };
      });
    },
  };
}

interface FlowRow extends NamedPlace {
  readonly kind: "calls" | "aggregates";
  readonly calls: number;
  readonly lost: number;
  readonly formerCalls: number;
  readonly formerLost: number;
  readonly days: number;
}

type PublishRow = Omit<PublishLoss, "before" | "after"> & Omit<FlowRow, keyof NamedPlace | "kind" | "days">;

const EFFECT_SPAN = sql`make_interval(days => ${sql.lit(EFFECT_DAYS)})`;
/** A sum over several days says nothing of any of them. */
const oneDay = sql<boolean>`d.to_at - d.from_at <= interval '26 hours'`;

function within({ from, to }: DayWindow): RawBuilder<boolean> {
  return sql<boolean>`d.day between ${from} and ${to}`;
}

function sumWhere(column: "calls" | "lost", window: DayWindow): RawBuilder<number> {
  return sql<number>`coalesce(sum(d.${sql.ref(column)}) filter (where ${within(window)}), 0)::integer`;
}

function ofTenant(tenantId: string | undefined): RawBuilder<unknown> {
  return tenantId === undefined ? sql`` : sql`and d.tenant_id = ${tenantId}`;
}

function behind(after: { readonly lost: number; readonly key: string } | null): RawBuilder<unknown> {
  if (after === null) return sql``;
  return sql`and (lost < ${after.lost} or (lost = ${after.lost} and key collate "C" > ${after.key}))`;
}

function publishedBefore(after: { readonly at: Date; readonly id: string } | null): RawBuilder<unknown> {
  return after === null ? sql`` : sql`and (p.ended_at, p.id) < (${after.at}, ${after.id})`;
}

function publishedIn(window: DayWindow | null): RawBuilder<unknown> {
  if (window === null) return sql``;
  return sql`and p.ended_at >= ${window.from}::date and p.ended_at < ${window.to}::date + 1`;
}

/** A report of a week counts no day after it. */
function upToEnd(window: DayWindow | null): RawBuilder<unknown> {
  return window === null ? sql`` : sql`, ${window.to}::date + 1`;
}

/** What a version lost in a span: of single calls hour by hour, of sums the whole days that begin in it. */
function losses(
  workspaceId: string,
  { version, from, to }: Readonly<Record<"version" | "from" | "to", RawBuilder<unknown>>>,
): RawBuilder<unknown> {
  return sql`(
    select coalesce(sum(calls), 0)::integer as calls, coalesce(sum(lost), 0)::integer as lost from (
      select h.calls, h.lost from figure_hours h
      where h.workspace_id = ${workspaceId} and h.tenant_id = p.tenant_id and h.flow_id = p.flow_id
        and h.version = ${version} and h.hour >= date_trunc('hour', ${from}) and h.hour < ${to}
      union all
      select s.calls, s.lost from figure_days s
      where s.workspace_id = ${workspaceId} and s.tenant_id = p.tenant_id and s.flow_id = p.flow_id
        and s.version = ${version} and s.kind = 'aggregates' and s.from_at >= date_trunc('day', ${from}) and s.from_at < ${to}
    ) counted)`;
}
