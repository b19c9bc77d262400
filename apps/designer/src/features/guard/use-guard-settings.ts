import type { GuardAction, GuardMode } from "@tonegraph/api-contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { fetchApi } from "../../lib/api/call-api.ts";
import { words } from "../../lib/messages/words.ts";
import { notifyFailed } from "../../lib/notify.ts";
import { guardQuery } from "../../lib/queries/guard.ts";

/** What somebody changes about a flow's guard. */
export interface GuardChange {
  readonly mode?: GuardMode;
  readonly action?: GuardAction;
  readonly watchMinutes?: number;
  readonly fixedThreshold?: boolean;
  readonly skipShadow?: boolean;
}

/** A flow's guard, and how it is changed: every choice is stored at once. */
export function useGuardSettings(flowId: string) {
  const client = useQueryClient();
  const settings = useQuery(guardQuery(flowId));
  const change = useMutation({
    mutationFn: (wish: GuardChange) =>
      fetchApi("putGuard", { params: { flowId }, body: { mode: settings.data?.mode ?? "off", ...wish } }),
    onSuccess: async (stored) => {
      client.setQueryData(guardQuery(flowId).queryKey, stored);
      await client.invalidateQueries({ queryKey: ["flow", flowId, "guard", "watches"] });
    },
    onError: (error) => notifyFailed(words.guard.settings.saveFailed, error),
  });
  return { settings, change: change.mutate, isChanging: change.isPending };
}
