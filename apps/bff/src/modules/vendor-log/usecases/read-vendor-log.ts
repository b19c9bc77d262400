import type { VendorLog } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import type { VendorAuditEntry } from "@tonegraph/vendor-kit";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { LivePlace, LiveRecord } from "../../../kernel/live-reader.ts";
import type { VendorAccounts } from "../../../kernel/vendor-accounts.ts";

/** Entries that one page shows. */
const PAGE_SIZE = 20;

export interface VendorLogDependencies {
  readonly accounts: Pick<VendorAccounts, "client">;
  readonly findLive: (place: LivePlace) => Promise<LiveRecord | null>;
}

const NOT_LIVE = fault("not-found", "No version of this flow is live on this tenant, so its vendor has no log of it.");

/** One page of what the vendor's own log says of a flow, asked now. */
export async function readVendorLog(
  { page, ...place }: LivePlace & { readonly page: number },
  { accounts, findLive }: VendorLogDependencies,
): Promise<Result<VendorLog, ApiFault>> {
  const client = await accounts.client(place);
  if (!client.ok) return client;
  const live = await findLive(place);
  if (live === null) return NOT_LIVE;
  if (client.value.auditTrail === undefined) return ok({ offered: false, entries: [], nextPage: null, lastEdit: null });
  const read = await client.value.auditTrail(live.externalId, { number: page, size: PAGE_SIZE });
  if (!read.ok) return fault("vendor-failed", `The vendor's log could not be read: ${read.error.message}`);
  const entries = read.value.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const isFull = entries.length >= PAGE_SIZE;
  return ok({
    offered: true,
    entries,
    nextPage: isFull ? page + 1 : null,
    lastEdit: page === 1 && !isOldestFirst(read.value, isFull) ? lastEditOf(entries, live.since) : null,
  });
}

/** A full first page that begins with the oldest says nothing of the latest change. */
function isOldestFirst(entries: readonly VendorAuditEntry[], isFull: boolean): boolean {
  const [first, last] = [entries.at(0), entries.at(-1)];
  return isFull && first !== undefined && last !== undefined && Date.parse(first.at) < Date.parse(last.at);
}

function lastEditOf(newestFirst: readonly VendorAuditEntry[], since: Date): VendorLog["lastEdit"] {
  const edit = newestFirst.find(({ byUs, at, actor }) => !byUs && actor !== null && Date.parse(at) > since.getTime());
  return edit === undefined || edit.actor === null ? null : { actor: edit.actor, at: edit.at, action: edit.action };
}
