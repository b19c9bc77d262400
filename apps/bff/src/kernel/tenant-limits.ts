import type { Json } from "@tonegraph/flow-model";
import type { VendorAccount } from "./vendor-accounts.ts";

/** The name in a tenant's settings under which its own limits lie, as `applyProfileOverrides` takes them. */
export const LIMITS_SETTING = "limits";

/** What a tenant's account takes instead of its profile's limits; empty where it says nothing. */
export function tenantLimits({ settings }: Pick<VendorAccount, "settings">): Json {
  return settings[LIMITS_SETTING] ?? {};
}
