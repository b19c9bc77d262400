import { useQuery } from "@tanstack/react-query";
import type { Deployment, DeploymentSchedule } from "@tonegraph/api-contract";
import { fetchApi } from "../api/call-api.ts";
import { tenantsQuery } from "./tenants.ts";

/** A deployment that waits for its time. */
export interface ScheduledDeployment extends Deployment {
  readonly schedule: DeploymentSchedule;
  readonly tenantName: string;
}

const ASK_AGAIN_MS = 60_000;

/** What waits for its time of a flow, the earliest first; empty until it is known. */
export function useScheduled(flowId: string): readonly ScheduledDeployment[] {
  const tenants = useQuery(tenantsQuery).data ?? [];
  const found = useQuery({
    queryKey: ["flow", flowId, "scheduled"],
    queryFn: ({ signal }) => fetchApi("listDeployments", { query: { flowId, state: "scheduled", limit: 200 }, signal }),
    refetchInterval: ASK_AGAIN_MS,
  });
  return (found.data?.items ?? [])
    .flatMap((one) => {
      const tenantName = tenants.find(({ id }) => id === one.tenantId)?.name ?? one.tenantId;
      return one.schedule === undefined ? [] : [{ ...one, schedule: one.schedule, tenantName }];
    })
    .toSorted((a, b) => a.schedule.dueAt.localeCompare(b.schedule.dueAt));
}
