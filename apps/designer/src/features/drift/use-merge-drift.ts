import type { ThreeWay } from "@tonegraph/api-contract";
import type { MergeChoices } from "@tonegraph/flow-model";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchApi } from "../../lib/api/call-api.ts";
import { words } from "../../lib/messages/words.ts";
import { notifyDone } from "../../lib/notify.ts";
import { refreshFlows } from "../../lib/queries/refresh-flows.ts";

interface MergeRequest {
  readonly ways: ThreeWay;
  readonly choices: MergeChoices;
}

/** Sends the choices; afterwards everything about the flow is asked again. */
export function useMergeDrift(flowId: string, tenantId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ ways, choices }: MergeRequest) =>
      fetchApi("mergeDrift", {
        params: { flowId },
        headers: { "if-match": `"${ways.revision}"` },
        body: { tenantId, liveHash: ways.liveHash ?? "", choices: { ...choices } },
      }),
    onSuccess: async () => {
      notifyDone(words.drift.merged);
      await refreshFlows(client, flowId);
    },
  });
}
