import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchApi } from "../api/call-api.ts";

const LOOK_AGAIN_MS = 30_000;
const firstPage: string | undefined = undefined;

/** A flow's guard. */
export function guardQuery(flowId: string) {
  return queryOptions({
    queryKey: ["flow", flowId, "guard"],
    queryFn: ({ signal }) => fetchApi("getGuard", { params: { flowId }, signal }),
  });
}

/** The watches over a flow's versions by page, newest first. */
export function watchPagesQuery(flowId: string) {
  return infiniteQueryOptions({
    queryKey: ["flow", flowId, "guard", "watches"],
    queryFn: ({ pageParam, signal }) =>
      fetchApi("listWatches", { query: { flowId, limit: 20, cursor: pageParam }, signal }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: LOOK_AGAIN_MS,
  });
}

/** One watch with every look; looks come every five minutes. */
export function watchQuery(flowId: string, watchId: string) {
  return queryOptions({
    queryKey: ["flow", flowId, "guard", "watch", watchId],
    queryFn: ({ signal }) => fetchApi("getWatch", { params: { watchId }, signal }),
    refetchInterval: LOOK_AGAIN_MS,
  });
}

/** Watches of the whole workspace that ask for an answer. */
export const askingQuery = queryOptions({
  queryKey: ["guard", "asking"],
  queryFn: ({ signal }) => fetchApi("listWatches", { query: { state: "asking", limit: 20 }, signal }),
});
