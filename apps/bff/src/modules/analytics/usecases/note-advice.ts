// Whoever is advised is written down, as document 000 demands. A page that asks again and again must not fill the log:
// the same advice to the same person is written once an hour.
import { ok } from "@tonegraph/flow-model";
import { adviceRecord, isSameAdvice, toldAdvice, type GivenAdvice } from "../advice-record.ts";
import type { FiguresStorage, FiguresStore } from "../ports.ts";

const AGAIN_AFTER_MS = 3_600_000;

/** Writes down what is advised, unless this person was told so within the hour. Nothing advised is no entry. */
export async function noteAdvice(
  { workspaceId, ...given }: GivenAdvice & { readonly workspaceId: string },
  { storage, now }: { readonly storage: FiguresStorage; readonly now: () => Date },
): Promise<void> {
  const told = toldAdvice(given);
  if (told.advised.length === 0) return;
  const at = now();
  const asked = { flowId: given.reading.place.flowId, actor: given.actorId };
  const isTold = async (store: FiguresStore): Promise<boolean> => {
    const before = await store.advicesTold(asked, new Date(at.getTime() - AGAIN_AFTER_MS));
    return before.some((one) => isSameAdvice(one, told));
  };
  if (await isTold(storage.in(workspaceId))) return;
  await storage.transaction(workspaceId, async (store) => {
    // Two pages that ask at the same time: the second one looks when the first has written.
    await store.holdAdvice(asked);
    if (!(await isTold(store))) await store.appendAudit(adviceRecord(given, at));
    return ok(null);
  });
}
