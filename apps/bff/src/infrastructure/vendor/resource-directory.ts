import { err, type Result } from "@tonegraph/flow-model";
import type { ResourceListing, VendorError } from "@tonegraph/vendor-kit";
import type { ResourceDirectory } from "../../kernel/resource-directory.ts";
import type { VendorAccounts } from "../../kernel/vendor-accounts.ts";

const FRESH_MS = 60_000;
const MAX_ENTRIES = 1000;

interface Entry {
  readonly at: number;
  readonly listing: Promise<Result<ResourceListing, VendorError>>;
}

/** Asks tenants what exists and keeps a good answer for a minute; askers at the same time share one call. */
export function createResourceDirectory(accounts: VendorAccounts, now: () => number): ResourceDirectory {
  const entries = new Map<string, Entry>();
  return {
    async list(place, kind) {
      const key = `${place.workspaceId}/${place.tenantId}/${kind}`;
      const found = entries.get(key);
      if (found !== undefined && now() - found.at < FRESH_MS) return found.listing;
      const entry = { at: now(), listing: ask() };
      entries.delete(key);
      entries.set(key, entry);
      const oldest = entries.keys().next();
      if (entries.size > MAX_ENTRIES && oldest.done !== true) entries.delete(oldest.value);
      const listing = await entry.listing;
      if (!listing.ok && entries.get(key) === entry) entries.delete(key);
      return listing;

      async function ask(): Promise<Result<ResourceListing, VendorError>> {
        const client = await accounts.client(place);
        if (!client.ok) return err({ kind: "connection", message: client.error.detail, ambiguous: false });
        return client.value.resources(kind);
      }
    },
  };
}
