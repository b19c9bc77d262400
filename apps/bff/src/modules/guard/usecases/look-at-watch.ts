// One look at one watch: what came since the last one is weighed, written down for good, and what follows from it is
// decided in the same transaction. Doing it comes afterwards, from what was written down.
import { FEWEST_CALLS } from "@tonegraph/call-analytics";
import { ok } from "@tonegraph/flow-model";
import { LOOK_MS } from "../look-spans.ts";
import type { GuardDependencies, GuardStore, WatchPlace } from "../ports.ts";
import { GUARD_ACTOR, type WatchChanges, type WatchRecord } from "../watch-record.ts";
import { carryOut } from "./carry-out.ts";
import { endWatch } from "./end-watch.ts";
import { gatherLooks, type Gathered } from "./gather-looks.ts";
import { noteBriefCalls } from "./note-brief-calls.ts";
import { noteMenus } from "./note-menus.ts";
import { pauseWatch } from "./pause-watch.ts";
import { weighLooks } from "./weigh-looks.ts";

/** How long a watch waits for calls after its time. */
const WAIT_FOR_DATA_MS = 3_600_000;

/** Looks at a watch that is due, and does what was decided. Several processes may do so at once. */
export async function lookAtWatch(place: WatchPlace, dependencies: GuardDependencies): Promise<void> {
  const watch = await dependencies.storage.in(place.workspaceId).find(place.watchId);
  if (watch === null || watch.state === "ended") return;
  if (watch.state !== "rollingBack") {
    const gathered = await gatherLooks(place.workspaceId, watch, dependencies);
    const after = await writeDown({ place, seen: watch, gathered }, dependencies);
    if (after?.state !== "rollingBack") return;
  }
  await carryOut(place, dependencies);
}

interface Looking {
  readonly place: WatchPlace;
  /** The watch as it was when the calls were gathered. */
  readonly seen: WatchRecord;
  readonly gathered: Gathered;
}

async function writeDown(
  { place, seen, gathered }: Looking,
  { storage, flows, now }: GuardDependencies,
): Promise<WatchRecord | null> {
  // Read before the transaction: inside it, this would take a second connection.
  const flow = await flows.version(place.workspaceId, seen.flowId, seen.version);
  const done = await storage.transaction(place.workspaceId, async (store) => {
    const held = await store.hold(place.watchId);
    // Another process was faster, or somebody answered: what was gathered belongs to a watch that is not there any more.
    if (held === null || held.looks !== seen.looks || held.state !== seen.state) return ok(held);
    const at = now();
    if ((await store.liveDeployment(held)) !== held.deploymentId) {
      return ok(await endWatch(store, held, { outcome: "superseded", at }));
    }
    if (gathered.kind === "impossible") {
      const { reason } = gathered;
      return ok(await endWatch(store, held, { outcome: "notWatched", reason, at }));
    }
    const nextLookAt = new Date(at.getTime() + LOOK_MS);
    if (gathered.kind === "paused") {
      await pauseWatch(store, held, { why: gathered.why, at, nextLookAt });
      return ok(await endIfOver(store, held.id, at));
    }
    const weighed = weighLooks(held, gathered, at);
    await store.addLooks(held.id, weighed.looks);
    const changes: WatchChanges = { ...weighed.changes, nextLookAt, paused: null };
    await store.update(held.id, changes);
    await tellOfTrip(store, held, { at, isNew: weighed.changes.trip !== undefined });
    await noteMenus(store, held.id, { at, flow });
    await noteBriefCalls(store, held.id, at);
    return ok(await endIfOver(store, held.id, at));
  });
  return done.ok ? done.value : null;
}

/** Writes the alarm down in the audit log and, but in shadow mode, tells whoever listens. */
async function tellOfTrip(
  store: GuardStore,
  { id, flowId, tenantId, version, former }: WatchRecord,
  { at, isNew }: { readonly at: Date; readonly isNew: boolean },
): Promise<void> {
  const record = isNew ? await store.find(id) : null;
  if (record === null || record.trip === null) return;
  if (record.mode === "on") await store.announce("guardTripped", record, at);
  const { mode, action, did, limit, overall, blocks, sequence } = record.trip;
  const evidence = { mode, action, did, limit, overall: { ...overall }, blocks: [...blocks], sequence };
  const compared = { version, formerVersion: former?.version ?? null };
  const details = { watchId: id, tenantId, ...compared, ...evidence, looksHash: record.looksHash };
  await store.appendAudit({ at, actor: GUARD_ACTOR, action: "guard.tripped", flowId, details });
}

async function endIfOver(store: GuardStore, watchId: string, at: Date): Promise<WatchRecord | null> {
  const watch = await store.find(watchId);
  if (watch?.state !== "watching") return watch;
  const lookedUntil = watch.memory?.watch.all.lookedUntilMs ?? 0;
  const isOver = lookedUntil >= watch.endsAt.getTime() || at.getTime() > watch.endsAt.getTime() + WAIT_FOR_DATA_MS;
  return isOver ? endWatch(store, watch, { outcome: outcomeOf(watch), at }) : watch;
}

function outcomeOf({ trip, memory, paused }: WatchRecord): "tripped" | "noData" | "tooFewCalls" | "quiet" {
  if (trip !== null) return "tripped";
  const calls = memory?.watch.all.seen.trials ?? 0;
  if (calls >= FEWEST_CALLS) return "quiet";
  return memory === null || paused !== null ? "noData" : "tooFewCalls";
}
