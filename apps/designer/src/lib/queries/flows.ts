import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchApi } from "../api/call-api.ts";

/** Flows by page, filtered by the server when `search` is not empty. */
export function flowPagesQuery(search: string) {
  return infiniteQueryOptions({
    queryKey: ["flows", "pages", search],
    queryFn: ({ pageParam, signal }) =>
      fetchApi("listFlows", {
        query: { limit: 200, cursor: pageParam, search: search === "" ? undefined : search },
        signal,
      }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** A few flows that fit what was typed, for going to one. */
export function flowSearchQuery(search: string) {
  return queryOptions({
    queryKey: ["flows", "search", search],
    queryFn: ({ signal }) =>
      fetchApi("listFlows", { query: { limit: 20, search: search === "" ? undefined : search }, signal }),
  });
}

const firstPage: string | undefined = undefined;
