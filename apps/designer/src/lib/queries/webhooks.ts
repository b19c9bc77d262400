import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchApi } from "../api/call-api.ts";
import { allPages } from "./all-pages.ts";

/** Every endpoint of the workspace that is told of events. */
export const webhooksQuery = queryOptions({
  queryKey: ["webhooks"],
  queryFn: ({ signal }) => allPages((cursor) => fetchApi("listWebhooks", { query: { cursor, limit: 200 }, signal })),
});

/** What an endpoint was sent, by page, newest first. */
export function deliveryPagesQuery(webhookId: string) {
  return infiniteQueryOptions({
    queryKey: ["webhooks", webhookId, "deliveries"],
    queryFn: ({ pageParam, signal }) =>
      fetchApi("listDeliveries", { params: { webhookId }, query: { limit: 50, cursor: pageParam }, signal }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // Retries go on while it is being looked at.
    refetchInterval: 5000,
  });
}

const firstPage: string | undefined = undefined;
