import type { VendorAccount } from "./vendor-accounts.ts";

/**
 * The setting that says that a tenant is the sandbox and has what no documented vendor has: single calls of callers, and
 * a listing of what exists there.
 */
export const SANDBOX_SETTING = "callFeed";

/** Its value where the tenant is the sandbox. */
export const SANDBOX = "sandbox";

/** Whether a tenant can be asked for the sandbox's own extras; they are at its own base URL. */
export function hasSandboxExtras({ settings }: Pick<VendorAccount, "settings">): boolean {
  return settings[SANDBOX_SETTING] === SANDBOX;
}

/** The address of one of the extras, such as `_calls`. */
export function sandboxExtraUrl(baseUrl: string, name: string, query: Readonly<Record<string, string>>): string {
  return `${baseUrl.replace(/\/+$/, "")}/${name}?${new URLSearchParams(query).toString()}`;
}
