import { queryOptions, useQueries, useQuery } from "@tanstack/react-query";
import type { KnownIds } from "../../features/inspector/node-form.ts";
import type { KnownTenant } from "../../document/known-tenant.ts";
import { fetchApi } from "../../lib/api/call-api.ts";
import { useLiveTenants } from "../../lib/queries/live-tenants.ts";
import { tenantsQuery } from "../../lib/queries/tenants.ts";

const KINDS = ["queue", "agent"] as const;

/**
 * Queues and agents of the tenants where the flow is live, else of all, and the flows that can be run as sub-flows;
 * empty where nobody can be asked.
 */
export function useKnownIds(flowId: string): KnownIds {
  const tenants = useQuery(tenantsQuery);
  const all = tenants.data?.map(({ id }) => id) ?? [];
  const live = useLiveTenants(flowId)?.map(({ id }) => id) ?? [];
  const known = (tenants.data ?? []).map(({ id, name, dialect, settings }): KnownTenant => ({
    id,
    name,
    dialect,
    limits: settings["limits"] ?? null,
    isLive: live.includes(id),
  }));
  const asked = live.length > 0 ? live : all;
  const flows = useQuery(flowNamesQuery);
  const ids = useQueries({
    queries: asked.flatMap((tenantId) => KINDS.map((kind) => resourcesQuery(tenantId, kind))),
    combine: (answers) => {
      const idsOf = (wanted: string): string[] =>
        answers.flatMap(({ data }) => (data?.kind === wanted ? data.ids : []));
      return { queue: idsOf("queue"), agent: idsOf("agent") };
    },
  });
  return { ...ids, flows: flows.data ?? [], tenants: known };
}

const flowNamesQuery = queryOptions({
  queryKey: ["flows", "names"],
  queryFn: async ({ signal }) => {
    const { items } = await fetchApi("listFlows", { query: { limit: 200 }, signal });
    return items.map(({ id, name }) => ({ id, name }));
  },
});

function resourcesQuery(tenantId: string, kind: (typeof KINDS)[number]) {
  return {
    queryKey: ["tenants", tenantId, "resources", kind],
    queryFn: async ({ signal }: { signal: AbortSignal }) => {
      const { items, known } = await fetchApi("listResources", { params: { tenantId }, query: { kind }, signal });
      return { kind, ids: known ? items.map(({ id }) => id) : [] };
    },
    // Suggestions are a comfort: a vendor that does not answer must not cost a retry storm.
    retry: false,
    staleTime: 5 * 60_000,
  };
}
