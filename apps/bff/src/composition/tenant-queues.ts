import type { VendorAccounts } from "../kernel/vendor-accounts.ts";
import type { QueueStates } from "../modules/analytics/ports.ts";

/** How a tenant's queues do, wired. */
export function tenantQueues(accounts: VendorAccounts): QueueStates {
  return async (place) => {
    const [account, client] = [await accounts.find(place), await accounts.client(place)];
    if (account === null || !client.ok || client.value.queueState === undefined) return null;
    return { dialect: account.dialect, ask: client.value.queueState };
  };
}
