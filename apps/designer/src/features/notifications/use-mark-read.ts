import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Notification } from "@tonegraph/api-contract";
import { fetchApi } from "../../lib/api/call-api.ts";
import { words } from "../../lib/messages/words.ts";
import { notifyFailed } from "../../lib/notify.ts";
import { notificationsKey } from "../../lib/queries/notifications.ts";

/** Marks notifications as read for whoever is signed in, single ones or everything up to the newest that is listed. */
export function useMarkRead() {
  const client = useQueryClient();
  const mark = useMutation({
    mutationFn: (body: { readonly ids: string[] } | { readonly upTo: string }) =>
      fetchApi("readNotifications", { body }),
    onError: (error) => notifyFailed(words.notifications.notMarked, error),
    onSettled: () => client.invalidateQueries({ queryKey: notificationsKey }),
  });
  return {
    isPending: mark.isPending,
    one: ({ id, read }: Notification) => {
      if (!read) mark.mutate({ ids: [id] });
    },
    all: (listed: readonly Notification[]) => {
      const newest = Math.max(0, ...listed.map(({ id }) => Number(id)));
      if (newest > 0) mark.mutate({ upTo: String(newest) });
    },
  };
}
