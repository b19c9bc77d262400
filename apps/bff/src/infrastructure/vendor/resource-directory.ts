import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { err, ok, type Result } from "@tonegraph/flow-model";
import type { ResourceKind } from "@tonegraph/flow-validation";
import type { DialectClient, ResourceListing, VendorError } from "@tonegraph/vendor-kit";
import type { Listing, ResourceDirectory } from "../../kernel/resource-directory.ts";
import { hasSandboxExtras } from "../../kernel/sandbox-extras.ts";
import type { TenantPlace, VendorAccounts } from "../../kernel/vendor-accounts.ts";
import { createKeptAnswers } from "./kept-answers.ts";
import { readSandboxResources } from "./read-sandbox-resources.ts";

/** What the directory asks with. */
export interface ResourceDirectoryOptions {
  readonly accounts: VendorAccounts;
  /** A tenant's own API address; null where it has its vendor's usual one, or is gone. */
  readonly baseUrlOf: (place: TenantPlace) => Promise<string | null>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<unknown>;
}

/** Asks tenants what exists and keeps a good answer for a minute; askers at the same time share one call. */
export function createResourceDirectory(options: ResourceDirectoryOptions): ResourceDirectory {
  const { accounts, baseUrlOf, now } = options;
  const listings = createKeptAnswers<Listing>(options);
  const single = createKeptAnswers<boolean | null>(options);
  const keyOf = createKeys(accounts);
  const list: ResourceDirectory["list"] = async (place, kind, how) =>
    listings.get(`${await keyOf(place)}/${kind}`, () => askForAll(place, kind), how);
  return {
    list,
    async exists(place, { kind, id }, how) {
      const listing = await list(place, kind, how);
      if (!listing.ok) return listing;
      const { known, items, looksUp } = listing.value;
      if (known) return ok(items.some((item) => item.id === id));
      if (!looksUp) return ok(null);
      return single.get(
        `${await keyOf(place)}/${kind}/${id}`,
        () => withClient(place, async (client) => (await client.resourceExists?.(kind, id)) ?? ok(null)),
        how,
      );
    },
  };

  async function askForAll(place: TenantPlace, kind: ResourceKind): Promise<Result<Listing, VendorError>> {
    const account = await accounts.find(place);
    if (account === null) return ok({ ...NOTHING_KNOWN, looksUp: false });
    const askedAt = now();
    const capabilities = findDescriptor(account.dialect)?.capabilities;
    const looksUp = capabilities?.looksUpResources?.includes(kind) === true;
    const own = hasSandboxExtras(account) ? await askSandbox(place, kind) : null;
    // No such listing is documented, so there is nobody to ask.
    const isDocumented = capabilities?.listsResources.includes(kind) === true;
    const documented = async (): Promise<Result<ResourceListing, VendorError>> =>
      isDocumented ? withClient(place, (client) => client.resources(kind)) : ok(NOTHING_KNOWN);
    const listing = own ?? (await documented());
    if (!listing.ok) return listing;
    const { known, items } = listing.value;
    return ok({ known, items: inOrder(items), looksUp, ...(known ? { askedAt } : {}) });
  }

  /** Null where the address has no such thing, and so is no sandbox: then the documents hold. */
  async function askSandbox(
    place: TenantPlace,
    kind: ResourceKind,
  ): Promise<Result<ResourceListing, VendorError> | null> {
    const baseUrl = await baseUrlOf(place);
    if (baseUrl === null) return null;
    const listing = await readSandboxResources({ baseUrl, kind }, (call) => accounts.call(place, call));
    return listing.ok || listing.error.kind !== "notFound" ? listing : null;
  }

  async function withClient<Value>(
    place: TenantPlace,
    ask: (client: DialectClient) => Promise<Result<Value, VendorError>>,
  ): Promise<Result<Value, VendorError>> {
    const client = await accounts.client(place);
    if (client.ok) return ask(client.value);
    return err({ kind: "connection", message: client.error.detail, ambiguous: false });
  }
}

const NOTHING_KNOWN: ResourceListing = { items: [], known: false };

/** Names the account that a tenant leads to now: its client stays as long as its address and credentials do. */
function createKeys(accounts: VendorAccounts): (place: TenantPlace) => Promise<string> {
  const numbers = new WeakMap<DialectClient, number>();
  let clients = 0;
  return async (place) => {
    const client = await accounts.client(place);
    const number = client.ok ? (numbers.get(client.value) ?? (clients += 1)) : 0;
    if (client.ok) numbers.set(client.value, number);
    return `${place.workspaceId}/${place.tenantId}/${number}`;
  };
}

/** By name, and the first of each id: a vendor that lists one twice names one thing. */
function inOrder(items: ResourceListing["items"]): ResourceListing["items"] {
  // Made when it is needed: what ICU loads for it would be held at rest, too.
  const byName = new Intl.Collator("en", { numeric: true });
  const once = new Map(items.toReversed().map((item) => [item.id, item]));
  return [...once.values()].toSorted(
    (left, right) => byName.compare(left.name, right.name) || byName.compare(left.id, right.id),
  );
}
