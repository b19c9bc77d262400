import { queryOptions } from "@tanstack/react-query";
import type { Deployment } from "@tonegraph/api-contract";
import { parseFlow } from "@tonegraph/flow-model";
import { fetchApi } from "../api/call-api.ts";

/** What publishing the draft to a tenant would change, with the draft itself so that its problems can be said in words. */
export function planQuery(flowId: string, tenantId: string) {
  return queryOptions({
    queryKey: ["flow", flowId, "plan", tenantId],
    queryFn: async ({ signal }) => {
      const [plan, draft] = await Promise.all([
        fetchApi("planDeployment", { params: { flowId }, body: { tenantId }, signal }),
        fetchApi("getFlow", { params: { flowId }, signal }),
      ]);
      const flow = parseFlow(draft);
      return { plan, flow: flow.ok ? flow.value : null };
    },
    staleTime: 0,
    gcTime: 0,
  });
}

/** What publishing a version to a tenant, or bringing it back there, would change. */
export function versionPlanQuery(
  flowId: string,
  asked: { readonly tenantId: string; readonly version: number; readonly kind: Deployment["kind"] },
) {
  const { tenantId, version, kind } = asked;
  return queryOptions({
    queryKey: ["flow", flowId, "plan", tenantId, kind, version],
    queryFn: ({ signal }) => fetchApi("planDeployment", { params: { flowId }, body: asked, signal }),
    staleTime: 0,
    gcTime: 0,
  });
}
