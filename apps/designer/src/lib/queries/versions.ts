import { queryOptions } from "@tanstack/react-query";
import { fetchApi } from "../api/call-api.ts";
import { allPages } from "./all-pages.ts";

/** The versions of a flow, newest first, at most the newest thousand. */
export function versionsQuery(flowId: string) {
  return queryOptions({
    queryKey: ["flow", flowId, "versions"],
    queryFn: ({ signal }) =>
      allPages((cursor) => fetchApi("listVersions", { params: { flowId }, query: { cursor, limit: 200 }, signal }), 5),
  });
}

/** What changed between two versions; "draft" is one too. */
export function diffQuery(flowId: string, from: string, to: string) {
  return queryOptions({
    queryKey: ["flow", flowId, "diff", from, to],
    queryFn: ({ signal }) => fetchApi("diffVersions", { params: { flowId }, query: { from, to }, signal }),
  });
}
