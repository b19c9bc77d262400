import type { GuardDependencies } from "../ports.ts";
import { beginWatches } from "./begin-watches.ts";
import { lookAtWatch } from "./look-at-watch.ts";

/** A watch that could not be looked at; it is looked at again in the next round. */
export interface GuardFailure {
  readonly watchId: string;
  readonly error: unknown;
}

/** One round in a workspace: begins watches, looks at those that are due, and does what was decided. */
export async function runGuard(
  workspaceId: string,
  dependencies: GuardDependencies,
  isStopping: () => boolean = () => false,
): Promise<readonly GuardFailure[]> {
  await beginWatches(workspaceId, dependencies);
  const failures: GuardFailure[] = [];
  for (const watchId of await dependencies.storage.in(workspaceId).due(dependencies.now())) {
    if (isStopping()) break;
    // One watch that cannot be looked at keeps nobody else's waiting.
    await lookAtWatch({ workspaceId, watchId }, dependencies).catch((error: unknown) => {
      failures.push({ watchId, error });
    });
  }
  return failures;
}
