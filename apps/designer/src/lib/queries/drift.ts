import { queryOptions, useQuery } from "@tanstack/react-query";
import { fetchApi } from "../api/call-api.ts";

/** Whether what is live is what was published, tenant by tenant, as the last comparison saw it. */
export function driftQuery(flowId: string) {
  return queryOptions({
    queryKey: ["flow", flowId, "drift"],
    queryFn: async ({ signal }) => (await fetchApi("listDrift", { params: { flowId }, signal })).items,
  });
}

/** The tenants from which somebody deleted the flow, as the last comparison saw it. */
export function useGoneTenants(flowId: string): ReadonlySet<string> {
  const findings = useQuery(driftQuery(flowId)).data ?? [];
  return new Set(findings.flatMap(({ tenantId, liveHash }) => (liveHash === "absent" ? [tenantId] : [])));
}

/** What was published, what the vendor holds now and the draft. Asks the vendor. */
export function threeWayQuery(flowId: string, tenantId: string) {
  return queryOptions({
    queryKey: ["flow", flowId, "threeWay", tenantId],
    queryFn: ({ signal }) => fetchApi("threeWay", { params: { flowId }, query: { tenantId }, signal }),
    staleTime: 0,
    gcTime: 0,
  });
}

/** Drafts of a flow that were replaced and can be had back. */
export function keptDraftsQuery(flowId: string) {
  return queryOptions({
    queryKey: ["flow", flowId, "keptDrafts"],
    queryFn: async ({ signal }) => (await fetchApi("listKeptDrafts", { params: { flowId }, signal })).items,
  });
}

/** Whether one click could bring the former version back, tenant by tenant. */
export function rehearsalsQuery(flowId: string) {
  return queryOptions({
    queryKey: ["flow", flowId, "rehearsals"],
    queryFn: async ({ signal }) => (await fetchApi("listRehearsals", { params: { flowId }, signal })).items,
  });
}
