import { rehearse, type RehearseDependencies } from "./rehearse.ts";

const EVERY_MS = 6 * 3_600_000;
/** Rehearsals of one round, so that it ends soon; the rest comes with the next. */
const A_ROUND = 50;

/** Rehearses what was not rehearsed for six hours, and what went live since: one after the other. */
export async function rehearseDue(
  workspaceId: string,
  dependencies: RehearseDependencies & { readonly isStopping: () => boolean },
): Promise<void> {
  const before = new Date(dependencies.now().getTime() - EVERY_MS);
  const due = await dependencies.storage.in(workspaceId).due(before, A_ROUND);
  for (const live of due) {
    if (dependencies.isStopping()) return;
    await rehearse(workspaceId, live, dependencies);
  }
}
