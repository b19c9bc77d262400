import { queryOptions } from "@tanstack/react-query";
import { fetchApi } from "../api/call-api.ts";

const LOOK_AGAIN_MS = 20_000;

/** A flow's rules that follow its queues; each looks every minute while it is on. */
export function queueRulesQuery(flowId: string) {
  return queryOptions({
    queryKey: ["flow", flowId, "queue-rules"],
    queryFn: ({ signal }) => fetchApi("listQueueRules", { params: { flowId }, signal }),
    refetchInterval: LOOK_AGAIN_MS,
  });
}
