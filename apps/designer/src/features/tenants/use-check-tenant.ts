import type { Tenant } from "@tonegraph/api-contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchApi } from "../../lib/api/call-api.ts";
import { words } from "../../lib/messages/words.ts";
import { notifyDone, notifyFailed } from "../../lib/notify.ts";
import { tenantHealthQuery } from "../../lib/queries/tenant-health.ts";
import { tenantsQuery } from "../../lib/queries/tenants.ts";

/** Has the BFF sign in at the vendor and shows what it found on the tenant's card. */
export function useCheckTenant() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (tenant: Tenant) => fetchApi("checkTenant", { params: { tenantId: tenant.id } }),
    onSuccess: async (check, tenant) => {
      client.setQueryData(tenantsQuery.queryKey, (tenants) =>
        tenants?.map((one) => (one.id === tenant.id ? { ...one, lastCheck: check } : one)),
      );
      if (check.ok) notifyDone(words.tenants.healthy(tenant.name));
      await client.invalidateQueries({ queryKey: tenantsQuery.queryKey });
    },
    // Also a check that failed was a call: its breaker, token and last error are news.
    onSettled: (_check, _error, tenant) => client.invalidateQueries(tenantHealthQuery(tenant.id)),
    onError: (error, tenant) => notifyFailed(words.tenants.checkFailed(tenant.name), error),
  });
}
