import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchApi } from "../api/call-api.ts";
import { knownNotifications } from "./known-notifications.ts";

const firstPage: string | undefined = undefined;

/** Everything that is asked of notifications. */
export const notificationsKey = ["notifications"] as const;

/** The newest ones, with how much is unread: for the bell. */
export const latestNotificationsQuery = queryOptions({
  queryKey: [...notificationsKey, "latest"],
  queryFn: ({ signal }) => fetchApi("listNotifications", { query: { limit: 20 }, signal }, knownNotifications),
});

/** Notifications by page, newest first: those that are unread, or all. */
export function notificationPagesQuery(shown: "unread" | "all") {
  return infiniteQueryOptions({
    queryKey: [...notificationsKey, "pages", shown],
    queryFn: ({ pageParam, signal }) =>
      fetchApi(
        "listNotifications",
        {
          query: { limit: 50, cursor: pageParam, ...(shown === "unread" ? { unread: "true" as const } : {}) },
          signal,
        },
        knownNotifications,
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** Whether whoever is signed in is told of what happens to a flow. */
export function followingQuery(flowId: string) {
  return queryOptions({
    queryKey: ["following", flowId],
    queryFn: ({ signal }) => fetchApi("getFollowing", { params: { flowId }, signal }),
  });
}
