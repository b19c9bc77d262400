import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchApi } from "../api/call-api.ts";

/** What of the audit log is wanted; times are ISO 8601 UTC. */
export interface AuditFilters {
  readonly action?: string | undefined;
  readonly flowId?: string | undefined;
  readonly actor?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The audit log by page, newest first. */
export function auditPagesQuery(filters: AuditFilters) {
  return infiniteQueryOptions({
    queryKey: ["audit", "pages", filters],
    queryFn: ({ pageParam, signal }) =>
      fetchApi("listAudit", { query: { ...filters, limit: 100, cursor: pageParam }, signal }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** Whether the log's chain is whole; walking it costs the server a second per 100,000 entries, so it is not asked again unasked. */
export const auditChainQuery = queryOptions({
  queryKey: ["audit", "chain"],
  queryFn: ({ signal }) => fetchApi("verifyAudit", { signal }),
  staleTime: Infinity,
});

const firstPage: string | undefined = undefined;
