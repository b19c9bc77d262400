import { ok } from "@tonegraph/flow-model";
import type { FiguresStorage } from "../ports.ts";

const DAY_MS = 86_400_000;

interface TidyDependencies {
  readonly storage: FiguresStorage;
  readonly now: () => Date;
}

/** Removes what tenants no longer want to keep, and tells days anew where a tenant has another time zone now. */
export async function tidyFigures(
  { workspaceId, tenantIds }: { readonly workspaceId: string; readonly tenantIds: readonly string[] },
  { storage, now }: TidyDependencies,
  isStopping: () => boolean,
): Promise<void> {
  const present = now().getTime();
  for (const tenantId of tenantIds) {
    if (isStopping()) return;
    await storage.transaction(workspaceId, async (store) => {
      const { visitDays, figureDays } = await store.settings(tenantId);
      await store.dropOld(tenantId, {
        visitsBefore: new Date(present - visitDays * DAY_MS),
        figuresBefore: new Date(present - figureDays * DAY_MS),
      });
      return ok(null);
    });
  }
  await tellAnew(workspaceId, { storage, now }, isStopping);
}

/** Tells days anew where they are not in the tenant's present zone, one flow after the other. */
export async function tellAnew(
  workspaceId: string,
  { storage, now }: TidyDependencies,
  isStopping: () => boolean,
): Promise<void> {
  for (const place of await storage.in(workspaceId).placesToTellAnew()) {
    if (isStopping()) return;
    await storage.transaction(workspaceId, async (store) => {
      await store.holdPlace(place);
      await store.tellAllDays(place);
      await store.announce(place, now());
      return ok(null);
    });
  }
}
