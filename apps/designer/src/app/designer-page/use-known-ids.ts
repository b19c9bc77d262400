import { queryOptions, useQuery } from "@tanstack/react-query";
import type { KnownIds } from "../../features/inspector/node-form.ts";
import type { KnownTenant } from "../../document/known-tenant.ts";
import { fetchApi } from "../../lib/api/call-api.ts";
import { useLiveTenants } from "../../lib/queries/live-tenants.ts";
import { tenantsQuery } from "../../lib/queries/tenants.ts";

/** The accounts that a flow may be meant for, and the flows that can be run as sub-flows. */
export function useKnownIds(flowId: string): KnownIds {
  const tenants = useQuery(tenantsQuery);
  const dialects = useQuery(dialectsQuery);
  const live = useLiveTenants(flowId)?.map(({ id }) => id) ?? [];
  const known = (tenants.data ?? []).map(({ id, name, dialect, settings }): KnownTenant => {
    const limits = dialects.data?.limitsOf(dialect, settings) ?? {};
    const says = Object.keys(limits).length > 0;
    return { id, name, dialect, limits: says ? limits : null, isLive: live.includes(id) };
  });
  const flows = useQuery(flowNamesQuery);
  return { flows: flows.data ?? [], tenants: known };
}

// All dialects are more than the canvas itself, which does not wait for them.
const dialectsQuery = queryOptions({
  queryKey: ["dialects"],
  queryFn: async () => {
    const { limitsOf } = await import("@tonegraph/dialect-catalogue");
    return { limitsOf };
  },
  staleTime: Infinity,
});

const flowNamesQuery = queryOptions({
  queryKey: ["flows", "names"],
  queryFn: async ({ signal }) => {
    const { items } = await fetchApi("listFlows", { query: { limit: 200 }, signal });
    return items.map(({ id, name }) => ({ id, name }));
  },
});
