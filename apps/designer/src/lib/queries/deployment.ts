import { FINAL_STATES, deploymentSchema, type Deployment } from "@tonegraph/api-contract";
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { fetchApi } from "../api/call-api.ts";
import { watchedDeployments } from "../deployments/watched-deployments.ts";
import { followEventStream } from "../events/event-stream.ts";
import { refreshFlows } from "./refresh-flows.ts";
import { tenantsQuery } from "./tenants.ts";

const ASK_AGAIN_MS = 3000;

function deploymentQuery(deploymentId: string) {
  return queryOptions({
    queryKey: ["deployment", deploymentId],
    queryFn: ({ signal }) => fetchApi("getDeployment", { params: { deploymentId }, signal }),
    enabled: deploymentId !== "",
    // The stream is faster; asking now and then survives proxies that hold streams back.
    refetchInterval: ({ state }) => (state.data !== undefined && isFinal(state.data) ? false : ASK_AGAIN_MS),
  });
}

/** Whether nothing more happens to a deployment. */
export function isFinal(deployment: Pick<Deployment, "state">): boolean {
  const final: readonly string[] = FINAL_STATES;
  return final.includes(deployment.state);
}

/** A deployment as it goes on; null until it is known, and while `deploymentId` is "". */
export function useDeployment(deploymentId: string): Deployment | null {
  const client = useQueryClient();
  const query = useQuery(deploymentQuery(deploymentId));
  const flowId = query.data?.flowId;
  const ended = query.data !== undefined && isFinal(query.data);
  useEffect(() => {
    if (deploymentId === "" || ended) return undefined;
    watchedDeployments.add(deploymentId);
    const stop = followEventStream({
      url: `/api/deployments/${encodeURIComponent(deploymentId)}/events`,
      onEvent: ({ data }) => {
        const parsed = deploymentSchema.safeParse(readJson(data));
        if (parsed.success) client.setQueryData(deploymentQuery(deploymentId).queryKey, parsed.data);
      },
    });
    return stop;
  }, [client, deploymentId, ended]);
  useEffect(() => () => void watchedDeployments.delete(deploymentId), [deploymentId]);
  useEffect(() => {
    if (!ended) return;
    void refreshFlows(client, flowId);
    void client.invalidateQueries({ queryKey: tenantsQuery.queryKey });
  }, [client, ended, flowId]);
  return query.data ?? null;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
