import { briefCalls } from "../brief-calls.ts";
import type { GuardStore } from "../ports.ts";
import { GUARD_ACTOR } from "../watch-record.ts";

/** Tells once that many calls end within seconds since the publish. A notice: nothing is done. */
export async function noteBriefCalls(store: GuardStore, watchId: string, at: Date): Promise<void> {
  const watch = await store.find(watchId);
  if (watch === null || watch.memory === null || watch.memory.briefNoticed === true) return;
  const found = briefCalls(watch.memory);
  if (found?.many !== true) return;
  await store.update(watchId, { memory: { ...watch.memory, briefNoticed: true } });
  await store.announce("guardNotice", watch, at);
  const { former, seen } = found;
  const details = { watchId, tenantId: watch.tenantId, version: watch.version, rule: "calls under 5 s", former, seen };
  await store.appendAudit({ at, actor: GUARD_ACTOR, action: "guard.notice", flowId: watch.flowId, details });
}
