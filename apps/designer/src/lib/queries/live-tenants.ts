import { useQuery } from "@tanstack/react-query";
import { fetchApi } from "../api/call-api.ts";
import { tenantsQuery } from "./tenants.ts";
import { versionsQuery } from "./versions.ts";

/** A tenant on which a version of a flow answers calls. */
export interface LiveTenant {
  readonly id: string;
  readonly name: string;
  readonly dialect: string;
  readonly version: number;
}

/** Where a flow answers calls, from its list of versions and the tenants' names; null until both are known. */
export function useLiveTenants(flowId: string): readonly LiveTenant[] | null {
  const versions = useQuery(versionsQuery(flowId));
  const tenants = useQuery(tenantsQuery);
  if (versions.data === undefined || tenants.data === undefined) return null;
  const all = tenants.data;
  return versions.data.flatMap((version) =>
    version.liveOn.flatMap((tenantId) => {
      const tenant = all.find((one) => one.id === tenantId);
      return tenant === undefined
        ? []
        : [{ id: tenant.id, name: tenant.name, dialect: tenant.dialect, version: version.number }];
    }),
  );
}

/** Since when a version has answered calls on a tenant; null where that is not known. */
export function useLiveSince(flowId: string, tenantId: string, version: number): string | null {
  const deployments = useQuery({
    queryKey: ["flow", flowId, "deployments", tenantId],
    queryFn: ({ signal }) =>
      fetchApi("listDeployments", { query: { flowId, tenantId, state: "live", limit: 20 }, signal }),
    enabled: tenantId !== "",
  });
  const newest = deployments.data?.items.find((one) => one.version === version && one.state === "live");
  return newest?.endedAt ?? null;
}
