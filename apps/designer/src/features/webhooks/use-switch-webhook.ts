import type { Webhook } from "@tonegraph/api-contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchApi } from "../../lib/api/call-api.ts";
import { words } from "../../lib/messages/words.ts";
import { notifyDone, notifyFailed } from "../../lib/notify.ts";
import { webhooksQuery } from "../../lib/queries/webhooks.ts";
import { webhookHost } from "./webhook-host.ts";

/** Switches an endpoint on or off. */
export function useSwitchWebhook() {
  const text = words.webhooks;
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, enabled }: Webhook) =>
      fetchApi("updateWebhook", { params: { webhookId: id }, body: { enabled: !enabled } }),
    onSuccess: async ({ enabled, url }) => {
      notifyDone(enabled ? text.switchedOn(webhookHost(url)) : text.switchedOff(webhookHost(url)));
      await client.invalidateQueries({ queryKey: webhooksQuery.queryKey });
    },
    onError: (error) => notifyFailed(text.switchFailed, error),
  });
}
