import { workspacesWaiting } from "../infrastructure/deployments/schedule-store.ts";
import { createRepeatedWork } from "../infrastructure/periodic-job.ts";
import { PUBLISH_TIMING } from "../modules/deployments/engine/engine-world.ts";
import { runDue } from "../modules/deployments/usecases/run-due.ts";
import type { Feature, FeatureContext } from "./compose-features.ts";

/** What waits for its time, begun when that has come. */
export function composeSchedule({ db, logger, deployments, overrides }: FeatureContext): Feature {
  const work = async (isStopping: () => boolean): Promise<void> => {
    for (const workspaceId of await workspacesWaiting(db)) {
      if (isStopping()) return;
      await runDue(workspaceId, deployments).catch((error: unknown) =>
        logger.error({ err: error, workspaceId }, "not everything that is scheduled could be looked at"),
      );
    }
  };
  const everyMs = overrides?.timing?.scheduleMs ?? PUBLISH_TIMING.scheduleMs;
  // No lock: whichever process comes first begins it, and the others find that it does not wait any more.
  return { jobs: [createRepeatedWork({ logger, name: "begin-scheduled", work, everyMs, firstAfterMs: everyMs })] };
}
