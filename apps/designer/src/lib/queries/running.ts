import { useQuery } from "@tanstack/react-query";
import type { Deployment } from "@tonegraph/api-contract";
import { fetchApi } from "../api/call-api.ts";
import { isFinal } from "./deployment.ts";

const ASK_AGAIN_MS = { running: 5000, idle: 60_000 };

/** What is being published or rolled back of a flow right now, whoever began it; null until it is known. */
export function useRunning(flowId: string): readonly Deployment[] | null {
  const found = useQuery({
    queryKey: ["flow", flowId, "running"],
    queryFn: async ({ signal }) => {
      const { items } = await fetchApi("listDeployments", { query: { flowId, limit: 50 }, signal });
      return items.filter((one) => !isFinal(one) && one.state !== "scheduled");
    },
    // The workspace's events are faster; asking now and then survives proxies that hold streams back.
    refetchInterval: ({ state }) => ((state.data ?? []).length > 0 ? ASK_AGAIN_MS.running : ASK_AGAIN_MS.idle),
  });
  // Whoever wants to publish does not wait for this list: the server refuses a second publish in any case.
  return found.data ?? (found.isError ? [] : null);
}
