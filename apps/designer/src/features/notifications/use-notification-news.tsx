import { notifications } from "@mantine/notifications";
import type { Notification, NotificationKind, WorkspaceEvent } from "@tonegraph/api-contract";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { callApi } from "../../lib/api/call-api.ts";
import { watchedDeployments } from "../../lib/deployments/watched-deployments.ts";
import { onWorkspaceEvent } from "../../lib/events/workspace-events.ts";
import { words } from "../../lib/messages/words.ts";
import { latestNotificationsQuery, notificationsKey } from "../../lib/queries/notifications.ts";
import { showNews } from "../../lib/news-toast.tsx";
import { notificationWords } from "./notification-words.ts";
import styles from "./notifications.module.css";
import { PlaceLink } from "./PlaceLink.tsx";

/** What cannot wait until somebody looks at the bell. */
const POPS_UP: ReadonlySet<NotificationKind> = new Set(["driftFound", "guardAsks", "guardRolledBack"]);

/** The bell keeps it; what pops up must not stand in the way for long. */
const SHOWN_MS = 15_000;

/** Keeps the bell and the list up to date, and pops up what somebody should see at once. */
export function useNotificationNews(): void {
  const client = useQueryClient();
  const router = useRouter();
  useEffect(() => {
    const told = new Set<string>();
    return onWorkspaceEvent((event) => {
      if (event.type !== "notificationsChanged") return;
      void takeIn(event, client).then((items) => {
        const news = event.added === null ? [] : items.filter((item) => isNews(item, event.added, told));
        for (const item of news) {
          told.add(item.id);
          popUp(item, (href) => router.history.push(href));
        }
      });
    });
  }, [client, router]);
}

type Change = Extract<WorkspaceEvent, { readonly type: "notificationsChanged" }>;

/** What concerns this reader is the server's to say, so the newest ones are asked for. */
async function takeIn({ added }: Change, client: QueryClient): Promise<readonly Notification[]> {
  const latest = await client
    .fetchQuery({ ...latestNotificationsQuery, staleTime: 0 })
    // The list says what went wrong when somebody looks at it.
    .catch(() => null);
  void client.invalidateQueries({ queryKey: [...notificationsKey, "pages"] });
  const items = latest?.items ?? [];
  if (added === "deploymentEnded") await readWatched(items, client);
  return items;
}

/** Whoever saw a deployment end on the screen need not be told of it. */
async function readWatched(items: readonly Notification[], client: QueryClient): Promise<void> {
  const seen = items.filter(({ read, subject }) => !read && watchedDeployments.has(subject)).map(({ id }) => id);
  if (seen.length === 0) return;
  await callApi("readNotifications", { body: { ids: seen } });
  await client.invalidateQueries({ queryKey: notificationsKey });
}

function isNews(item: Notification, added: NotificationKind | null, told: ReadonlySet<string>): boolean {
  const isOpen = !item.read && item.settledAt === null;
  return isOpen && item.kind === added && POPS_UP.has(item.kind) && !told.has(item.id);
}

function popUp(item: Notification, go: (href: string) => void): void {
  const { title, text, tone } = notificationWords(item);
  const id = `notification-${item.id}`;
  const follow = (href: string): void => {
    notifications.hide(id);
    void callApi("readNotifications", { body: { ids: [item.id] } });
    go(href);
  };
  showNews({
    id,
    tone: tone === "error" ? "error" : "warn",
    title,
    text,
    shownMs: SHOWN_MS,
    testId: "notification-toast",
    link: (
      <PlaceLink item={item} className={styles["toastLink"] ?? ""} go={follow}>
        {words.notifications.open}
      </PlaceLink>
    ),
  });
}
