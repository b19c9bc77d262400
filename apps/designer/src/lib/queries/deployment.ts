import { FINAL_STATES, deploymentSchema, type Deployment } from "@tonegraph/api-contract";
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useSecondsSince } from "../time/use-seconds-since.ts";
import { fetchApi } from "../api/call-api.ts";
import { watchedDeployments } from "../deployments/watched-deployments.ts";
import { followEventStream } from "../events/event-stream.ts";
import { refreshFlows } from "./refresh-flows.ts";
import { tenantsQuery } from "./tenants.ts";

const ASK_AGAIN_MS = 3000;
/** Twice as long as it takes until somebody asks again, so that one late answer is no silence. */
const SILENT_SECONDS = 6;

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

/** How long nothing has been heard of a deployment that goes on. */
export interface Silence {
  readonly seconds: number;
  /** When the last answer came, in milliseconds since 1970. */
  readonly heardAt: number;
}

/** A deployment as it goes on. */
export interface DeploymentProgress {
  /** Null until it is known, and while no id is given. */
  readonly deployment: Deployment | null;
  /** Null while answers come. */
  readonly silence: Silence | null;
}

/** A deployment as it goes on, by its id; nothing while that is "". */
export function useDeployment(deploymentId: string): DeploymentProgress {
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
  const heardAt = query.dataUpdatedAt;
  const seconds = useSecondsSince(heardAt, query.data !== undefined && !ended);
  return { deployment: query.data ?? null, silence: seconds < SILENT_SECONDS ? null : { seconds, heardAt } };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
