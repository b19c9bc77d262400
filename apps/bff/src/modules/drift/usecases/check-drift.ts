// One comparison: the vendor is asked outside of the transaction; what was compared with is looked at again inside it.
import { ok, type Result } from "@tonegraph/flow-model";
import type { VendorError } from "@tonegraph/vendor-kit";
import { contentHashOf, saidOf, type LiveReader, type LiveReading } from "../../../kernel/live-reader.ts";
import { afterDeployment, nextCheckAt } from "../check-plan.ts";
import type { DriftCheck, DriftEvent, DriftStorage, DriftStore, PublishedPlace } from "../ports.ts";

export interface CheckDriftDependencies {
  readonly storage: DriftStorage;
  readonly reader: LiveReader;
  readonly now: () => Date;
}

/** What one comparison came to. */
export type CheckOutcome =
  | { readonly kind: "compared"; readonly check: DriftCheck }
  /** A deployment is running, or ended in this moment: nothing was written down. */
  | { readonly kind: "busy" }
  | { readonly kind: "unreadable"; readonly check: DriftCheck; readonly error: VendorError };

/** Compares what the vendor holds with what we published, writes it down, and tells when it changed. Nothing is written at the vendor. */
export async function checkDrift(
  { workspaceId, place }: { readonly workspaceId: string; readonly place: PublishedPlace },
  { storage, reader, now }: CheckDriftDependencies,
): Promise<CheckOutcome> {
  const reading = await reader.read({ workspaceId, flowId: place.flowId, tenantId: place.tenantId });
  const at = now();
  const result = await storage.transaction<CheckOutcome, never>(workspaceId, async (store) => {
    await store.lockPlace(place);
    const live = await store.findLive(place);
    const former = await store.findCheck(place);
    const isSettled = live !== null && live.version !== null && live.deploymentId === reading.record?.deploymentId;
    if (!isSettled || (await store.findActive(place)) !== null) {
      if (former !== null) await store.putCheck(place, { ...former, nextCheckAt: afterDeployment(at) });
      return ok({ kind: "busy" });
    }
    const published = { deploymentId: live.deploymentId, version: live.version ?? place.version };
    if (reading.content.kind === "unreadable") {
      const check = missed(former, {
        at,
        ...published,
        message: reading.trouble?.words ?? reading.content.error.message,
      });
      await store.putCheck(place, check);
      return ok({ kind: "unreadable", check, error: reading.content.error });
    }
    const check = compared(former, { reading, at, ...published });
    await store.putCheck(place, check);
    await announce(store, { place, former, check, at });
    return ok({ kind: "compared", check });
  });
  return valueOf(result);
}

interface Published {
  readonly deploymentId: string;
  readonly version: number;
  readonly at: Date;
}

function compared(
  former: DriftCheck | null,
  { reading, at, ...published }: Published & { readonly reading: LiveReading },
): DriftCheck {
  const { content } = reading;
  const isDrifted = reading.drift === "drifted";
  const liveHash = isDrifted ? contentHashOf(content) : null;
  const isKnown = former?.deploymentId === published.deploymentId && former.liveHash === liveHash;
  return {
    ...published,
    state: isDrifted ? "drifted" : "inSync",
    liveHash,
    artefact: isDrifted && content.kind === "present" ? content.artefact : null,
    foundAt: isDrifted ? ((isKnown ? former.foundAt : null) ?? at) : null,
    checkedAt: at,
    nextCheckAt: nextCheckAt(at, 0),
    failures: 0,
    message: saidOf(reading),
  };
}

/** What was known stays known: a vendor that is down has not put anything back. */
function missed(
  former: DriftCheck | null,
  { at, message, ...published }: Published & { readonly message: string },
): DriftCheck {
  const isSame = former !== null && former.deploymentId === published.deploymentId;
  const failures = (isSame ? former.failures : 0) + 1;
  const known = isSame
    ? former
    : { state: "unknown" as const, liveHash: null, artefact: null, foundAt: null, checkedAt: null };
  return { ...known, ...published, failures, message, nextCheckAt: nextCheckAt(at, failures) };
}

interface Announcement {
  readonly place: PublishedPlace;
  readonly former: DriftCheck | null;
  readonly check: DriftCheck;
  readonly at: Date;
}

async function announce(store: DriftStore, { place, former, check, at }: Announcement): Promise<void> {
  const event = eventOf({ place, former, check });
  if (event === null) return;
  await store.tell(event, at);
  const { type, flowId, why, ...details } = event;
  const action = type === "driftFound" ? "drift.found" : "drift.gone";
  const because = why === undefined ? {} : { why };
  await store.appendAudit({ at, actor: "system", action, flowId, details: { ...details, ...because } });
}

/** What is told: each other content that is seen there, and that what we published is there again. */
function eventOf({ place, former, check }: Omit<Announcement, "at">): DriftEvent | null {
  const { flowId, tenantId } = place;
  const { version, liveHash, state } = check;
  const known = former?.state === "drifted" ? former : null;
  const isSame = known?.deploymentId === check.deploymentId;
  if (state === "drifted") {
    const isTold = isSame && known?.liveHash === liveHash;
    return isTold ? null : { type: "driftFound", flowId, tenantId, version, liveHash };
  }
  if (known === null || state !== "inSync") return null;
  return { type: "driftGone", flowId, tenantId, version, liveHash, why: isSame ? "changedBack" : "published" };
}

function valueOf(result: Result<CheckOutcome, never>): CheckOutcome {
  if (result.ok) return result.value;
  throw new Error("a comparison cannot fail");
}
