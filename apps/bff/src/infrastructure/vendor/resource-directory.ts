import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { err, ok, type Result } from "@tonegraph/flow-model";
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
        const account = await accounts.find(place);
        const documented = account === null ? undefined : findDescriptor(account.dialect)?.capabilities.listsResources;
        // No such listing is documented, so there is nobody to ask.
        if (documented?.includes(kind) === false) return ok({ items: [], known: false });
        const client = await accounts.client(place);
        if (!client.ok) return err({ kind: "connection", message: client.error.detail, ambiguous: false });
        const listing = await client.value.resources(kind);
        return listing.ok ? ok({ ...listing.value, items: withoutRepeats(listing.value.items) }) : listing;
      }
    },
  };
}

/** The first of each id: a vendor that lists one twice names one thing. */
function withoutRepeats(items: ResourceListing["items"]): ResourceListing["items"] {
  return [...new Map(items.toReversed().map((item) => [item.id, item])).values()].toReversed();
}
