import type { ListedApproval } from "@tonegraph/api-contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchApi } from "../../lib/api/call-api.ts";
import { words } from "../../lib/messages/words.ts";
import { notifyFailed } from "../../lib/notify.ts";

/** What somebody says to an approval. */
export type Verdict = "approve" | "refuse" | "withdraw";

/** Says it; the lists are asked again, also where somebody else was faster. */
export function useDecide({ id, contentHash }: ListedApproval) {
  const client = useQueryClient();
  const params = { approvalId: id };
  return useMutation({
    mutationFn: ({ verdict, reason }: { readonly verdict: Verdict; readonly reason: string }) => {
      switch (verdict) {
        case "approve":
          return fetchApi("approve", { params, body: { contentHash, reason } });
        case "refuse":
          return fetchApi("refuseApproval", { params, body: { reason } });
        case "withdraw":
          return fetchApi("withdrawApproval", { params, body: { reason } });
      }
    },
    onError: (error) => notifyFailed(words.approvals.notDecided, error),
    onSettled: () => client.invalidateQueries({ queryKey: ["approvals"] }),
  });
}
