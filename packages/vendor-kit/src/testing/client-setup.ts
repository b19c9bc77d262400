import { canonicalJson, type Json } from "@tonegraph/flow-model";
import type { DialectClient, VendorCopy, WriteOptions } from "../client.ts";
import type { HttpSend } from "../http.ts";
import type { SandboxTraffic } from "../sandbox.ts";
import type { TenantSharing } from "../tenant-sharing.ts";
import type { VendorSubject } from "./conformance.ts";
import { must, mustEqual, mustSucceed } from "./must.ts";
import { createSandboxVendor, type SandboxVendor } from "./sandbox-send.ts";
import { createTestClock, type TestClock } from "./test-clock.ts";
import type { VendorHealth } from "../vendor-health.ts";
import type { VendorAttempt } from "../vendor-telemetry.ts";

/** A client of a fresh sandbox, with everything around it in a check's hands. */
export interface ClientSetup {
  readonly subject: VendorSubject;
  readonly client: DialectClient;
  readonly vendor: SandboxVendor;
  readonly clock: TestClock;
  readonly attempts: readonly VendorAttempt[];
  /** What the client knows of its vendor; null where it cannot say. */
  health(): VendorHealth | null;
}

interface Opening {
  readonly clock: Pick<TestClock, "now">;
  /** `now`: without a window, so that the client says when that is; otherwise with one that begins now. */
  readonly opens?: "now";
}

/** What a check changes of the usual surroundings. */
export interface ClientSetupChanges {
  readonly send?: (vendor: SandboxVendor) => HttpSend;
  readonly scopes?: readonly string[];
  readonly traffic?: SandboxTraffic;
  /** An account that exists already, such as after a restart of ours. */
  readonly vendor?: SandboxVendor;
  /** The client's clock, which is also a fresh vendor's. */
  readonly clock?: TestClock;
  /** What other processes share with the client. */
  readonly sharing?: TenantSharing;
}

/** Makes a client that talks to the dialect's own sandbox, without a network unless the subject says otherwise. */
export function setUpClient(subject: VendorSubject, changes: ClientSetupChanges = {}): ClientSetup {
  const clock = changes.clock ?? createTestClock();
  const { openVendor = createSandboxVendor } = subject;
  const vendor = changes.vendor ?? openVendor(subject.sandbox, clock, changes.traffic);
  const attempts: VendorAttempt[] = [];
  let ids = 0;
  let health: (() => VendorHealth) | null = null;
  const client = subject.createClient({
    baseUrl: vendor.baseUrl,
    authUrl: `${vendor.baseUrl}${subject.tokenPath}`,
    settings: subject.settings ?? {},
    credentials: { ...subject.credentials, scopes: changes.scopes ?? subject.credentials.scopes },
    send: changes.send?.(vendor) ?? vendor.send,
    clock,
    random: () => 0.5,
    requestId: () => `request-${++ids}`,
    onAttempt: (attempt) => attempts.push(attempt),
    onReady: ({ health: read }) => {
      health = read;
    },
    ...(changes.sharing === undefined ? {} : { sharing: changes.sharing }),
  });
  return { subject, client, vendor, clock, attempts, health: () => health?.() ?? null };
}

/** What a write carries: a key of its own for every effect, and time enough for asynchronous steps. */
export function writeAs(idempotencyKey: string, basedOn?: VendorCopy): WriteOptions {
  return { idempotencyKey, deadlineMs: 120_000, ...(basedOn === undefined ? {} : { basedOn }) };
}

/** The artefacts of the first two flows; they must differ in what callers hear. */
export function twoArtefacts(subject: VendorSubject): readonly [Json, Json] {
  const [first, second] = subject.flows;
  const artefacts = [subject.converter.compile(first).artefact, subject.converter.compile(second).artefact] as const;
  must(normalText(subject, artefacts[0]) !== normalText(subject, artefacts[1]), "the two flows say the same");
  return artefacts;
}

/** The normal form as text, to be compared. */
export function normalText(subject: VendorSubject, artefact: Json): string {
  return canonicalJson(subject.converter.normalise(artefact));
}

/** The vendor's copy, which must exist, with a raw text that is its own. */
export async function copyOf(client: DialectClient, externalId: string): Promise<VendorCopy> {
  const copy = mustSucceed(await client.read(externalId), "reading failed");
  if (copy === null) throw new Error("the vendor does not have the flow");
  mustEqual(JSON.parse(copy.raw), copy.artefact, "the raw text is not that of the artefact");
  return copy;
}

/** Creates a flow and takes every step that the dialect has until it is live; gives its id at the vendor. */
export async function goLive(
  { subject, client, clock, opens }: Pick<ClientSetup, "subject" | "client"> & Opening,
  artefact: Json,
  key: string,
): Promise<string> {
  const { externalId } = mustSucceed(await client.create(artefact, writeAs(`${key}-create`)), "creating failed");
  await takeSteps({ subject, client, clock, ...(opens === undefined ? {} : { opens }) }, externalId, key);
  mustEqual(
    normalText(subject, (await copyOf(client, externalId)).artefact),
    normalText(subject, artefact),
    "what was created is not what was sent",
  );
  return externalId;
}

/** Validates, compiles and activates, as far as the dialect has these steps. */
export async function takeSteps(
  { subject, client, ...opening }: Pick<ClientSetup, "subject" | "client"> & Opening,
  externalId: string,
  key: string,
): Promise<void> {
  if (client.validate)
    mustSucceed(await client.validate(externalId, writeAs(`${key}-validate`)), "validating at the vendor failed");
  if (client.compile)
    mustSucceed(await client.compile(externalId, writeAs(`${key}-compile`)), "compiling at the vendor failed");
  if (client.activate)
    mustSucceed(
      await client.activate(externalId, activationAs(`${key}-activate`, { subject, ...opening })),
      "activating failed",
    );
}

/** What an activation carries: a window from now on where the dialect has windows. */
export function activationAs(
  idempotencyKey: string,
  { subject, clock, opens }: Pick<ClientSetup, "subject"> & Opening,
): WriteOptions {
  if (opens === "now") return writeAs(idempotencyKey);
  if (subject.descriptor.capabilities.activationWindow !== true) return writeAs(idempotencyKey);
  const at = (days: number): string => new Date(clock.now() + days * 86_400_000).toISOString();
  return { ...writeAs(idempotencyKey), window: { effectiveDate: at(0), expirationDate: at(365) } };
}
