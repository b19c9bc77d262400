import type { Tenant } from "@tonegraph/api-contract";

/** Where the sandbox's page shows a tenant's account to whoever plays the vendor; null where the tenant is a real vendor's. */
export function vendorPage({
  baseUrl,
  dialect,
  settings,
}: Pick<Tenant, "baseUrl" | "dialect" | "settings">): string | null {
  if (settings["callFeed"] !== "sandbox" || baseUrl === undefined || !/^https?:/u.test(baseUrl)) return null;
  return URL.canParse(baseUrl) ? `${new URL(baseUrl).origin}/#${dialect}` : null;
}
