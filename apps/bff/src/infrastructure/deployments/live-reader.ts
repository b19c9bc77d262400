import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import { hashJson, type Json } from "@tonegraph/flow-model";
import { driftOf, type LivePlace, type LiveReader, type LiveReading, type VendorContent } from "../../kernel/live-reader.ts";
import type { Storage } from "../../kernel/storage.ts";
import type { VendorAccounts } from "../../kernel/vendor-accounts.ts";
import type { LiveStore } from "./live-store.ts";

/** Where the reader gets its two halves from. */
export interface LiveReaderOptions {
  readonly accounts: VendorAccounts;
  readonly storage: Pick<Storage<LiveStore>, "in">;
  readonly now: () => Date;
}

/** Reads our record and the vendor's copy; readers of the same flow at the same time share one call. */
export function createLiveReader(options: LiveReaderOptions): LiveReader {
  const running = new Map<string, Promise<LiveReading>>();
  return {
    read(place) {
      const key = JSON.stringify([place.workspaceId, place.tenantId, place.flowId]);
      const present = running.get(key);
      if (present !== undefined) return present;
      const reading = readNow(place, options).finally(() => running.delete(key));
      running.set(key, reading);
      return reading;
    },
  };
}

async function readNow(place: LivePlace, { accounts, storage, now }: LiveReaderOptions): Promise<LiveReading> {
  const account = await accounts.find(place);
  const record = await storage.in(place.workspaceId).findLive(place);
  const externalId = record?.externalId ?? externalIdOf(account?.settings["externalIds"], place.flowId);
  const content: VendorContent =
    externalId === null ? { kind: "absent" } : await readContent({ ...place, externalId, dialect: account?.dialect ?? "" }, accounts);
  return { record, externalId, content, drift: driftOf(record, content), checkedAt: now() };
}

async function readContent(
  { externalId, dialect, ...place }: LivePlace & { readonly externalId: string; readonly dialect: string },
  accounts: VendorAccounts,
): Promise<VendorContent> {
  const client = await accounts.client(place);
  const converter = findConverter(dialect);
  if (!client.ok || converter === undefined) {
    const message = client.ok ? `There is no dialect "${dialect}".` : client.error.detail;
    return { kind: "unreadable", error: { kind: "connection", message, ambiguous: false } };
  }
  const read = await client.value.read(externalId);
  if (!read.ok) return { kind: "unreadable", error: read.error };
  if (read.value === null) return { kind: "absent" };
  const { artefact, raw } = read.value;
  return { kind: "present", artefact, raw, hash: hashJson(converter.normalise(artefact)) };
}

function externalIdOf(externalIds: Json | undefined, flowId: string): string | null {
  if (externalIds === undefined || externalIds === null || typeof externalIds !== "object" || Array.isArray(externalIds)) return null;
  const id = Object.hasOwn(externalIds, flowId) ? externalIds[flowId] : undefined;
  return typeof id === "string" ? id : null;
}
