import { FALLBACK_THRESHOLD } from "@tonegraph/call-analytics";
import type { Flow } from "@tonegraph/flow-model";
import { menusAbove } from "../menus-above.ts";
import type { GuardStore } from "../ports.ts";
import { GUARD_ACTOR } from "../watch-record.ts";

/** Tells once, where that is switched on, that a menu is above the fixed threshold. A notice by the document's rule: nothing is done. */
export async function noteMenus(
  store: GuardStore,
  watchId: string,
  { at, flow }: { readonly at: Date; readonly flow: { readonly flow: Flow } | null },
): Promise<void> {
  const watch = await store.find(watchId);
  if (watch === null || flow === null || watch.memory === null || !watch.fixedThreshold || watch.noticed) return;
  const blocks = menusAbove(flow.flow, watch.memory);
  if (blocks.length === 0) return;
  await store.update(watchId, { noticed: true });
  await store.announce("guardNotice", watch, at);
  const rule = { rule: "fixed threshold, document 000", threshold: FALLBACK_THRESHOLD };
  const details = { watchId, tenantId: watch.tenantId, version: watch.version, ...rule, blocks: [...blocks] };
  await store.appendAudit({ at, actor: GUARD_ACTOR, action: "guard.notice", flowId: watch.flowId, details });
}
