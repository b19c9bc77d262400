import type { Json } from "@tonegraph/flow-model";
import type { DialectDescriptor } from "./adapter.ts";

/** What says where a tenant's calls go; an address that is absent or null is the vendor's own for these settings. */
export interface TenantAddresses {
  readonly baseUrl?: string | null | undefined;
  readonly authUrl?: string | null | undefined;
  readonly settings: Readonly<Record<string, Json>>;
}

/** One address of a tenant that leads to another host; hosts with their port, empty where an address has none. */
export interface MovedHost {
  readonly field: "baseUrl" | "authUrl";
  readonly from: string;
  readonly to: string;
}

/** What finding moved hosts needs: the dialect's own addresses, and the platform's way to read one; null where a text is no address. */
export interface MovedHostsParts {
  readonly descriptor: Pick<DialectDescriptor, "defaultUrls"> | undefined;
  readonly parseUrl: (text: string) => { readonly protocol: string; readonly host: string } | null;
}

/**
 * The addresses that lead to another scheme, host or port than before, whether they were entered or the settings make them:
 * there the secret and the tokens that were given for the former host would be sent.
 */
export function movedHosts(
  former: TenantAddresses,
  next: TenantAddresses,
  { descriptor, parseUrl }: MovedHostsParts,
): readonly MovedHost[] {
  const urls = (tenant: TenantAddresses) => {
    const { baseUrl, authUrl } = descriptor?.defaultUrls(tenant.settings) ?? NOWHERE;
    return { baseUrl: tenant.baseUrl ?? baseUrl, authUrl: tenant.authUrl ?? authUrl };
  };
  const [before, after] = [urls(former), urls(next)];
  return (["baseUrl", "authUrl"] as const).flatMap((field) => {
    const [from, to] = [parseUrl(before[field]), parseUrl(after[field])];
    if (from?.protocol === to?.protocol && from?.host === to?.host) return [];
    return [{ field, from: from?.host ?? "", to: to?.host ?? "" }];
  });
}

const NOWHERE = { baseUrl: "", authUrl: "" };
