import type { Webhook } from "@tonegraph/api-contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchApi } from "../../lib/api/call-api.ts";
import { words } from "../../lib/messages/words.ts";
import { notifyDone, notifyFailed } from "../../lib/notify.ts";
import { webhooksQuery } from "../../lib/queries/webhooks.ts";
import { webhookHost } from "./webhook-host.ts";

/** Sends a test to an endpoint and tells what came of it. */
export function useTestWebhook() {
  const text = words.webhooks;
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: Webhook) => fetchApi("testWebhook", { params: { webhookId: id } }),
    onSuccess: async ({ state, durationMs, message }, { url }) => {
      const host = webhookHost(url);
      if (state === "delivered") notifyDone(text.tested(host, durationMs ?? 0), message);
      else notifyFailed(text.testRefused(host), new Error(message));
      await client.invalidateQueries({ queryKey: webhooksQuery.queryKey });
    },
    onError: (error) => notifyFailed(text.testFailed, error),
  });
}
