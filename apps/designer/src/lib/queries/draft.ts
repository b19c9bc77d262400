import { queryOptions } from "@tanstack/react-query";
import { fetchApi } from "../api/call-api.ts";

/** The draft as it is stored, for pages that only read it; the editor keeps its own with the revision. */
export function draftQuery(flowId: string) {
  return queryOptions({
    queryKey: ["flow", flowId, "draft"],
    queryFn: ({ signal }) => fetchApi("getFlow", { params: { flowId }, signal }),
  });
}
