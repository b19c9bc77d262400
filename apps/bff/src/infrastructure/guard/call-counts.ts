// Calls as the guard counts them, straight from the stored visits: a call counts once, as lost where its caller hung up
// unserved; calls under 5 seconds are left out, for whoever dialled wrong says nothing about a menu. They are counted apart.
import { flowFacts, type Counts } from "@tonegraph/call-analytics";
import type { Flow } from "@tonegraph/flow-model";
import { sql, type Kysely } from "kysely";
import type { CallsSeen, Span } from "../../modules/guard/ports.ts";
import type { WatchTarget } from "../../modules/guard/watch-record.ts";
import type { Database } from "../database/schema.ts";

/**
 * Counts the calls of one version that began in a span. A call that goes on counts as kept. One pass
 * without a join: tables that have just been filled have no statistics, and a join would be planned for a handful of rows.
 */
export async function countCalls(
  db: Kysely<Database>,
  { workspaceId, target, flow }: { readonly workspaceId: string; readonly target: WatchTarget; readonly flow: Flow },
  { from, to }: Span,
): Promise<CallsSeen> {
  const facts = [...flowFacts(flow)];
  const known = facts.map(([id]) => id);
  const done = facts.filter(([, { isDone }]) => isDone).map(([id]) => id);
  const served = facts.filter(([, { isDone, isTransfer }]) => isDone || isTransfer).map(([id]) => id);
  const { flowId, tenantId, version } = target;
  const { rows } = await sql<{ about: "all" | "brief" | "node"; node_id: string | null; calls: number; lost: number }>`
    with visits as (
      select call_id, node_id, leaving = 'hungUp' and index = max(index) over call as is_end,
        bool_or(leaving = 'open') over call or max(left_at) over call - begun_at >= interval '5 seconds' as counts,
        bool_or(node_id = any (${served}::text[])) over call as is_served
      from call_visits
      where workspace_id = ${workspaceId} and tenant_id = ${tenantId} and flow_id = ${flowId}
        and version = ${version} and last_begun_at >= ${from} and first_begun_at < ${to} and begun_at >= ${from} and begun_at < ${to} and node_id = any (${known}::text[])
      window call as (partition by call_id)
    ), stays as (
      select call_id, node_id, bool_or(is_end and node_id <> all (${done}::text[])) as is_lost
      from visits where counts group by call_id, node_id
    )
    select 'node' as about, node_id, count(*) as calls, count(*) filter (where is_lost) as lost from stays group by node_id
    union all
    select 'all', null, count(distinct call_id), count(distinct call_id) filter (where is_lost) from stays
    union all
    select 'brief', null, count(distinct call_id), count(distinct call_id) filter (where not counts and not is_served)
    from visits`.execute(db);
  const countsOf = (wanted: "all" | "brief"): Counts => {
    const row = rows.find(({ about }) => about === wanted);
    return { trials: row?.calls ?? 0, successes: row?.lost ?? 0 };
  };
  const nodes = rows.flatMap(({ about, node_id: id, calls, lost }) =>
    about === "node" && id !== null ? [[id, { trials: calls, successes: lost }] as const] : [],
  );
  return { all: countsOf("all"), brief: countsOf("brief"), nodes: Object.fromEntries(nodes) };
}
