import { queryOptions } from "@tanstack/react-query";
import { fetchApi } from "../api/call-api.ts";

const ASK_AGAIN_MS = 10_000;

/** How the calls to a tenant did lately; asked again while somebody looks at it. The vendor is not called for it. */
export function tenantHealthQuery(tenantId: string) {
  return queryOptions({
    queryKey: ["tenants", tenantId, "health"],
    queryFn: ({ signal }) => fetchApi("tenantHealth", { params: { tenantId }, signal }),
    refetchInterval: ASK_AGAIN_MS,
    retry: false,
  });
}
