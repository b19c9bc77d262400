import { limitsOf } from "@tonegraph/dialect-catalogue";
import { queryOptions, useQuery } from "@tanstack/react-query";
import type { KnownIds } from "../../features/inspector/node-form.ts";
import type { KnownTenant } from "../../document/known-tenant.ts";
import { fetchApi } from "../../lib/api/call-api.ts";
import { useLiveTenants } from "../../lib/queries/live-tenants.ts";
import { tenantsQuery } from "../../lib/queries/tenants.ts";

/** The accounts that a flow may be meant for, and the flows that can be run as sub-flows. */
export function useKnownIds(flowId: string): KnownIds {
  const tenants = useQuery(tenantsQuery);
  const live = useLiveTenants(flowId)?.map(({ id }) => id) ?? [];
  const known = (tenants.data ?? []).map(({ id, name, dialect, settings }): KnownTenant => {
    const limits = limitsOf(dialect, settings);
    const says = Object.keys(limits).length > 0;
    return { id, name, dialect, limits: says ? limits : null, isLive: live.includes(id) };
  });
  const flows = useQuery(flowNamesQuery);
  return { flows: flows.data ?? [], tenants: known };
}

const flowNamesQuery = queryOptions({
  queryKey: ["flows", "names"],
  queryFn: async ({ signal }) => {
    const { items } = await fetchApi("listFlows", { query: { limit: 200 }, signal });
    return items.map(({ id, name }) => ({ id, name }));
  },
});
