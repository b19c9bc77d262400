import type { GuardStore } from "../ports.ts";
import type { WatchRecord } from "../watch-record.ts";
import { sealLook } from "./weigh-looks.ts";

/** Writes down a look that saw nothing, because the calls are missing or old. Nothing follows from it. */
export async function pauseWatch(
  store: GuardStore,
  watch: WatchRecord,
  { why, at, nextLookAt }: { readonly why: string; readonly at: Date; readonly nextLookAt: Date },
): Promise<void> {
  const since = watch.memory?.watch.all.lookedUntilMs ?? watch.beginsAt.getTime();
  const look = sealLook(watch.looksHash, {
    sequence: watch.looks + 1,
    at: at.toISOString(),
    from: new Date(since).toISOString(),
    to: new Date(since).toISOString(),
    verdict: "paused",
    why,
    all: null,
    nodes: {},
    control: null,
    mode: watch.mode,
    action: watch.action,
    did: null,
  });
  await store.addLooks(watch.id, [look]);
  const paused = { since: watch.paused?.since ?? at, why };
  await store.update(watch.id, { paused, looks: look.sequence, looksHash: look.hash, nextLookAt });
}
