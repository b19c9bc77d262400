// Calls as the guard counts them, straight from the stored visits: a call counts once, as lost where its caller hung up
// unserved; calls under 5 seconds are left out, for whoever dialled wrong says nothing about a menu.
import { flowFacts, type FlowCounts } from "@tonegraph/call-analytics";
import type { Flow } from "@tonegraph/flow-model";
import { sql, type Kysely } from "kysely";
import type { Span } from "../../modules/guard/ports.ts";
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
): Promise<FlowCounts> {
  const facts = [...flowFacts(flow)];
  const known = facts.map(([id]) => id);
  const done = facts.filter(([, { isDone }]) => isDone).map(([id]) => id);
  const { flowId, tenantId, version } = target;
  const { rows } = await sql<{ node_id: string | null; calls: number; lost: number }>`
    with visits as (
      select call_id, node_id, leaving = 'hungUp' and index = max(index) over call as is_end,
        bool_or(leaving = 'open') over call or max(left_at) over call - begun_at >= interval '5 seconds' as counts
      from call_visits
      where workspace_id = ${workspaceId} and tenant_id = ${tenantId} and flow_id = ${flowId}
        and version = ${version} and last_begun_at >= ${from} and first_begun_at < ${to} and begun_at >= ${from} and begun_at < ${to} and node_id = any (${known}::text[])
      window call as (partition by call_id)
    ), stays as (
      select call_id, node_id, bool_or(is_end and node_id <> all (${done}::text[])) as is_lost
      from visits where counts group by call_id, node_id
    )
    select node_id, count(*) as calls, count(*) filter (where is_lost) as lost from stays group by node_id
    union all
    select null, count(distinct call_id), count(distinct call_id) filter (where is_lost) from stays`.execute(db);
  const counts = rows.map(({ node_id: id, calls, lost }) => [id, { trials: calls, successes: lost }] as const);
  const all = counts.find(([id]) => id === null)?.[1] ?? { trials: 0, successes: 0 };
  return { all, nodes: Object.fromEntries(counts.flatMap(([id, of]) => (id === null ? [] : [[id, of]]))) };
}
