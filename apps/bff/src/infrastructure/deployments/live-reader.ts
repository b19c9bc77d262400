import { setTimeout as sleep } from "node:timers/promises";
import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import { err, hashJson, type Result } from "@tonegraph/flow-model";
import type { VendorError } from "@tonegraph/vendor-kit";
import { serviceChange } from "../../kernel/flow-service.ts";
import { externalIdsIn } from "../../kernel/external-ids.ts";
import {
  driftOf,
  type LivePlace,
  type LiveReader,
  type LiveReading,
  type LiveRecord,
  type LiveService,
  type VendorContent,
} from "../../kernel/live-reader.ts";
import type { Storage } from "../../kernel/storage.ts";
import type { VendorAccount, VendorAccounts } from "../../kernel/vendor-accounts.ts";
import type { DeploymentStore } from "../../modules/deployments/ports.ts";
import { lookAtCopy, withLook } from "./look-at-copy.ts";

/** Where the reader gets its two halves from. */
export interface LiveReaderOptions {
  readonly accounts: VendorAccounts;
  readonly storage: Pick<Storage<Pick<DeploymentStore, "findLive" | "findActive" | "find" | "artefactWithHash">>, "in">;
  readonly now: () => Date;
  /** A person waits for the reading; what it could not find out in time, the deployment itself looks at again. */
  readonly patienceMs: number;
}

/** Reads our record and the vendor's copy; readers of the same flow at the same time share one call. */
export function createLiveReader(options: LiveReaderOptions): LiveReader {
  const running = new Map<string, Promise<LiveReading>>();
  return {
    read(place, ownId = null) {
      const key = JSON.stringify([place.workspaceId, place.tenantId, place.flowId, ownId]);
      const present = running.get(key);
      if (present !== undefined) return present;
      const reading = readNow({ ...place, ownId }, options).finally(() => running.delete(key));
      running.set(key, reading);
      return reading;
    },
  };
}

const MAX_LOOKS = 3;

/** A place, and the id that a first publish there will have. */
interface AskedPlace extends LivePlace {
  readonly ownId: string | null;
}

/** While a deployment is writing, a difference says nothing; and a record that changed meanwhile is read again. */
async function readNow(place: AskedPlace, options: LiveReaderOptions): Promise<LiveReading> {
  for (let look = 1; ; look += 1) {
    const reading = await readOnce(place, options);
    const store = options.storage.in(place.workspaceId);
    if (reading.drift === "drifted" && (await store.findActive(place)) !== null)
      return { ...reading, drift: "unknown" };
    const settled = (await store.findLive(place))?.deploymentId === reading.record?.deploymentId;
    if (settled || look >= MAX_LOOKS) return reading;
  }
}

async function readOnce(place: AskedPlace, options: LiveReaderOptions): Promise<LiveReading> {
  const { accounts, now } = options;
  const store = options.storage.in(place.workspaceId);
  const { dialect, name: tenantName, settings } = (await accounts.find(place)) ?? NO_ACCOUNT;
  const record = await store.findLive(place);
  const known = { record, named: externalIdsIn({ settings }).get(place.flowId) ?? null };
  const { externalId, content } = await readFlow({ ...place, ...known, dialect }, options);
  const checkedAt = now();
  const reading = { record, externalId, content, drift: driftOf(record, content), checkedAt };
  const aheadMs = accounts.health(place)?.clockAheadMs ?? 0;
  const service = await serviceNow({ ...reading, aheadMs, dialect }, store);
  return withLook(reading, service, await lookAtCopy({ ...reading, flowId: place.flowId, dialect, tenantName }, store));
}

/** The flow that the record names, else the settings; where what we published is gone, the one that they name instead of it. */
async function readFlow(
  {
    record,
    named,
    ownId,
    ...place
  }: AskedPlace & { readonly record: LiveRecord | null; readonly named: string | null; readonly dialect: string },
  options: LiveReaderOptions,
): Promise<Pick<LiveReading, "externalId" | "content">> {
  const externalId = record?.externalId ?? named ?? ownId;
  if (externalId === null) return { externalId, content: { kind: "absent" } };
  const content = await readContent({ ...place, externalId }, options);
  if (content.kind !== "absent" || named === null || named === externalId || !keepsIds(place.dialect))
    return { externalId, content };
  const instead = await readContent({ ...place, externalId: named }, options);
  return instead.kind === "absent" ? { externalId, content } : { externalId: named, content: instead };
}

/** Whether a flow keeps its id from version to version there: where it does not, ids of former ones are named for ever. */
function keepsIds(dialect: string): boolean {
  return findDescriptor(dialect)?.capabilities.versioning !== "newFlow";
}

/** A tenant that was removed in this moment. */
const NO_ACCOUNT: Omit<VendorAccount, "id"> = { dialect: "", name: "", settings: {} };

/**
 * Whether callers are let in when it was published that they are; null where the vendor has no such times. They are the
 * vendor's, whose clock is `aheadMs` ahead of ours.
 */
async function serviceNow(
  {
    record,
    content,
    dialect,
    checkedAt,
    aheadMs,
  }: LiveReading & { readonly dialect: string; readonly aheadMs: number },
  store: Pick<DeploymentStore, "find">,
): Promise<LiveService | null> {
  const serviceOf = findConverter(dialect)?.serviceOf;
  if (serviceOf === undefined || !isVersion(record)) return null;
  const window = (await store.find(record.deploymentId))?.window ?? null;
  if (content.kind !== "present") return { window, change: null };
  const published = { window, sinceMs: record.since.getTime() + aheadMs, nowMs: checkedAt.getTime() + aheadMs };
  return { window, change: serviceChange(serviceOf(content.artefact), published) };
}

/** What a failed first publish left is in no service, and is to be in none. */
function isVersion(record: LiveRecord | null): record is LiveRecord {
  return record !== null && record.version !== null;
}

async function readContent(
  { externalId, dialect, ...place }: LivePlace & { readonly externalId: string; readonly dialect: string },
  { accounts, patienceMs }: LiveReaderOptions,
): Promise<VendorContent> {
  const client = await accounts.client(place);
  const converter = findConverter(dialect);
  if (!client.ok || converter === undefined) {
    const message = client.ok ? `There is no dialect "${dialect}".` : client.error.detail;
    return { kind: "unreadable", error: { kind: "connection", message, ambiguous: false } };
  }
  const read = await withPatience(client.value.read(externalId), patienceMs);
  if (!read.ok) return { kind: "unreadable", error: read.error };
  if (read.value === null) return { kind: "absent" };
  const { artefact, raw } = read.value;
  return { kind: "present", artefact, raw, hash: hashJson(converter.normalise(artefact)) };
}

async function withPatience<Value>(
  reading: Promise<Result<Value, VendorError>>,
  patienceMs: number,
): Promise<Result<Value, VendorError>> {
  const patience = new AbortController();
  const message = "The vendor took too long to answer.";
  const tooLong = sleep(patienceMs, err({ kind: "timeout", message, ambiguous: false } as const), {
    signal: patience.signal,
  });
  try {
    return await Promise.race([reading, tooLong]);
  } finally {
    tooLong.catch(() => undefined);
    patience.abort();
  }
}
