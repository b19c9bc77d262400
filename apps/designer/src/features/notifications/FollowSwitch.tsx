import { Switch } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { fetchApi } from "../../lib/api/call-api.ts";
import { words } from "../../lib/messages/words.ts";
import { notifyFailed } from "../../lib/notify.ts";
import { followingQuery, notificationsKey } from "../../lib/queries/notifications.ts";
import styles from "./notifications.module.css";

/** Whether the reader is told of what happens to a flow. Silent until that is known. */
export function FollowSwitch({ flowId }: { readonly flowId: string }) {
  const text = words.notifications.follow;
  const client = useQueryClient();
  const query = followingQuery(flowId);
  const found = useQuery(query).data;
  const change = useMutation({
    mutationFn: (following: boolean) => fetchApi("putFollowing", { params: { flowId }, body: { following } }),
    onError: (error) => notifyFailed(text.failed, error),
    onSuccess: (following) => {
      client.setQueryData(query.queryKey, following);
      return client.invalidateQueries({ queryKey: notificationsKey });
    },
  });
  if (found === undefined) return null;
  return (
    <Switch
      className={styles["follow"] ?? ""}
      label={text.label}
      description={found.following && !found.chosen ? text.byWork : undefined}
      checked={change.isPending ? change.variables : found.following}
      onChange={(event) => change.mutate(event.currentTarget.checked)}
    />
  );
}
