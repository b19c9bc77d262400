import { infiniteQueryOptions } from "@tanstack/react-query";
import { fetchApi } from "../api/call-api.ts";

const FRESH_MS = 60_000;

/** What the vendor's own log says of a flow on a tenant, page by page. Asks the vendor. */
export function vendorLogQuery(flowId: string, tenantId: string) {
  return infiniteQueryOptions({
    queryKey: ["flow", flowId, "vendorLog", tenantId],
    queryFn: ({ pageParam: page, signal }) =>
      fetchApi("getVendorLog", { params: { flowId }, query: { tenantId, page }, signal }),
    initialPageParam: 1,
    getNextPageParam: (last) => last.nextPage ?? undefined,
    staleTime: FRESH_MS,
  });
}
