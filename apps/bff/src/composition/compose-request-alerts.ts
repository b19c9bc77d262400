import { createStorage } from "../infrastructure/database/storage.ts";
import { createPeriodicJob } from "../infrastructure/periodic-job.ts";
import { createRequestAlertStore } from "../infrastructure/request-alerts/request-alert-store.ts";
import type { RequestAlertDependencies } from "../modules/request-alerts/ports.ts";
import { createRequestsReader } from "../modules/request-alerts/requests-reader.ts";
import { lookAtRequests } from "../modules/request-alerts/usecases/look-at-requests.ts";
import type { Feature, FeatureContext } from "./compose-features.ts";
import { figuresSources } from "./figures-sources.ts";
import { chooseClock } from "./guard-clock.ts";

const LOOK_EVERY_MS = 60_000;
const FIRST_LOOK_MS = 25_000;

/** Telling people when too many requests of a live flow to web services fail, wired. */
export function composeRequestAlerts(context: FeatureContext): Feature {
  const { db, config, logger, surroundings, flows, overrides } = context;
  const clock = chooseClock({ config, now: () => surroundings.now() });
  const findSource = figuresSources(context);
  const alerts: RequestAlertDependencies = {
    storage: createStorage(db, createRequestAlertStore),
    async findCalls(workspaceId, tenantId) {
      const source = await findSource(workspaceId, tenantId);
      return source?.kind === "calls" ? source : null;
    },
    requests: createRequestsReader(
      async (...[workspaceId, flowId, number]) => (await flows.version(workspaceId, flowId, number))?.flow ?? null,
    ),
    now: clock.now,
    newId: () => surroundings.newId("alert"),
  };
  const work = async (isStopping: () => boolean): Promise<void> => {
    await clock.follow();
    for (const { id } of await db.selectFrom("workspaces").select("id").execute()) {
      for (const { message, ...place } of await lookAtRequests(id, alerts, isStopping)) {
        logger.warn(place, `requests to web services could not be looked at: ${message}`);
      }
    }
  };
  const everyMs = overrides?.requestAlertsEveryMs ?? LOOK_EVERY_MS;
  const timing = { everyMs, firstAfterMs: Math.min(everyMs, FIRST_LOOK_MS) };
  return { jobs: [createPeriodicJob({ db, logger, name: "look-at-requests", work, ...timing })] };
}
