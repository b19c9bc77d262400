import type { Deployment, WorkspaceEvent } from "@tonegraph/api-contract";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { sessionRestored } from "../../lib/api/session-lost.ts";
import { watchedDeployments } from "../../lib/deployments/watched-deployments.ts";
import type { StreamState } from "../../lib/events/event-stream.ts";
import { followWorkspace, onWorkspaceEvent } from "../../lib/events/workspace-events.ts";
import { isFinal } from "../../lib/queries/deployment.ts";
import { meQuery } from "../../lib/queries/me.ts";
import { tenantsQuery } from "../../lib/queries/tenants.ts";
import { showNews } from "../../lib/news-toast.tsx";
import { deploymentNames } from "./deployment-names.ts";
import { deploymentNews } from "./deployment-news.ts";

// A proxy that ends idle streams must not make the banner flicker.
const LOST_AFTER_MS = 4000;

/** Long enough to read two lines; whom it concerns finds it at the bell. */
const SHOWN_MS = 8000;

/** Keeps the cached lists fresh by the workspace's events and tells about deployments that end unwatched. */
export function useDeploymentNews(): StreamState {
  const client = useQueryClient();
  const [state, setState] = useState<StreamState>("connecting");
  const [sessions, setSessions] = useState(0);
  // A stream that was refused stays silent: whoever signs in again follows anew.
  useEffect(() => sessionRestored.listen(() => setSessions((count) => count + 1)), []);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onState = (next: StreamState): void => {
      if (next === "open") {
        clearTimeout(timer);
        timer = undefined;
        setState("open");
      } else if (next === "lost") {
        timer ??= setTimeout(() => setState("lost"), LOST_AFTER_MS);
      } else if (next === "refused") {
        // Asking who is signed in finds out whether the session has ended, and then leads to the sign-in page.
        void client.refetchQueries({ queryKey: meQuery.queryKey });
      }
    };
    const stopFollowing = followWorkspace({ onState, onGap: () => void client.invalidateQueries() });
    const stopListening = onWorkspaceEvent((event) => void takeIn(event, client));
    return () => {
      clearTimeout(timer);
      stopFollowing();
      stopListening();
    };
  }, [client, sessions]);
  return state;
}

async function takeIn(event: WorkspaceEvent, client: QueryClient): Promise<void> {
  if (event.type === "figuresChanged") {
    await takeInFigures(event, client);
    return;
  }
  // The notifications' own listener asks for them.
  if (event.type === "notificationsChanged") return;
  if (event.type === "deploymentChanged") void tell(event.deployment, client);
  const flowId = flowOf(event);
  await Promise.all([
    client.invalidateQueries({ queryKey: ["flows"] }),
    client.invalidateQueries({ queryKey: ["flow", flowId] }),
    ...(event.type === "approvalChanged" ? [client.invalidateQueries({ queryKey: ["approvals"] })] : []),
    ...("watch" in event ? [client.invalidateQueries({ queryKey: ["guard"] })] : []),
    ...(event.type === "deploymentChanged" ? [client.invalidateQueries({ queryKey: tenantsQuery.queryKey })] : []),
  ]);
}

function flowOf(event: WorkspaceEvent): string {
  if ("deployment" in event) return event.deployment.flowId;
  if ("approval" in event) return event.approval.flowId;
  return "watch" in event ? event.watch.flowId : event.flowId;
}

/** Whatever is drawn from callers' figures; the flow itself has not changed. */
async function takeInFigures({ flowId }: { readonly flowId: string }, client: QueryClient): Promise<void> {
  const ofFlow = ["heatmap", "paths", "effect"].map((what) => ["flow", flowId, what]);
  const queryKeys = [...ofFlow, ["dashboard"]];
  await Promise.all(queryKeys.map((queryKey) => client.invalidateQueries({ queryKey })));
}

async function tell(deployment: Deployment, client: QueryClient): Promise<void> {
  const isTold = (): boolean => watchedDeployments.has(deployment.id);
  if (!isFinal(deployment) || isTold()) return;
  const news = deploymentNews(deployment, await deploymentNames(deployment, client));
  // Whoever began it may have come to see it while the names were asked for.
  if (news === null || isTold()) return;
  showNews({ ...news, id: deployment.id, shownMs: SHOWN_MS, testId: "deployment-toast" });
}
