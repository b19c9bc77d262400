import { useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchApi } from "../../lib/api/call-api.ts";
import { words } from "../../lib/messages/words.ts";
import { notifyFailed } from "../../lib/notify.ts";
import { refreshFlows } from "../../lib/queries/refresh-flows.ts";

/** Cancels what has not begun; what is shown of its flow is asked again. */
export function useCancel(onCancelled: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (deploymentId: string) => fetchApi("cancelDeployment", { params: { deploymentId } }),
    onError: (error) => notifyFailed(words.publish.notCancelled, error),
    onSuccess: async ({ flowId }) => {
      onCancelled();
      await refreshFlows(client, flowId);
    },
  });
}
