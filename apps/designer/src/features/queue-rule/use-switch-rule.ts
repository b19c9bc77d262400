import { useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchApi } from "../../lib/api/call-api.ts";
import { words } from "../../lib/messages/words.ts";
import { notifyFailed } from "../../lib/notify.ts";
import { queueRulesQuery } from "../../lib/queries/queue-rules.ts";

/** Switches a flow's rule on a tenant; `switching` is what is on its way. */
export function useSwitchRule(flowId: string) {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: ({ tenantId, on }: { readonly tenantId: string; readonly on: boolean }) =>
      fetchApi("switchQueueRule", { params: { flowId, tenantId }, body: { on } }),
    onSettled: () => client.invalidateQueries({ queryKey: queueRulesQuery(flowId).queryKey }),
    onError: (error) => notifyFailed(words.queueRule.switchFailed, error),
  });
  const switching = change.isPending ? change.variables : null;
  return { switchRule: change.mutate, switching };
}
