import type { GuardWatch } from "@tonegraph/api-contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchApi } from "../../lib/api/call-api.ts";
import { words } from "../../lib/messages/words.ts";
import { notifyDone, notifyFailed } from "../../lib/notify.ts";
import { refreshFlows } from "../../lib/queries/refresh-flows.ts";

/** Answers a watch that asks. */
export function useAnswer({ id, flowId }: Pick<GuardWatch, "id" | "flowId">) {
  const client = useQueryClient();
  const text = words.guard.ask;
  const answer = useMutation({
    mutationFn: (chosen: "rollBack" | "keep") =>
      fetchApi("answerWatch", { params: { watchId: id }, body: { answer: chosen } }),
    onSuccess: (_watch, chosen) => notifyDone(chosen === "keep" ? text.kept : text.rollingBack),
    onError: (error) => notifyFailed(text.failed, error),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ["guard"] });
      await refreshFlows(client, flowId);
    },
  });
  return { answer: answer.mutate, isAnswering: answer.isPending };
}
