import { createDashboardStore } from "../infrastructure/analytics/dashboard-store.ts";
import { createFiguresStore } from "../infrastructure/analytics/figures-store.ts";
import { createStorage } from "../infrastructure/database/storage.ts";
import { scopeToWorkspace } from "../infrastructure/database/workspace-scope.ts";
import { createPeriodicJob } from "../infrastructure/periodic-job.ts";
import { registerAnalyticsRoutes } from "../modules/analytics/analytics.routes.ts";
import { registerDashboardRoutes } from "../modules/analytics/dashboard.routes.ts";
import { collectFigures } from "../modules/analytics/usecases/collect-live.ts";
import { tidyFigures } from "../modules/analytics/usecases/tidy-figures.ts";
import type { Feature, FeatureContext } from "./compose-features.ts";
import { figuresSources } from "./figures-sources.ts";
import { chooseClock, type GuardClock } from "./guard-clock.ts";
import { tenantQueues } from "./tenant-queues.ts";

const COLLECT_EVERY_MS = 300_000;
const FIRST_COLLECT_MS = 5000;
const TIDY_EVERY_MS = 3_600_000;
const FIRST_TIDY_MS = 30_000;

/** Callers' figures, which can be collected at once where something is known to have changed. */
export interface Analytics extends Feature {
  readonly collectNow: () => void;
}

/** Callers' figures, wired. */
export function composeAnalytics({ db, config, logger, surroundings, deployments, flows }: FeatureContext): Analytics {
  const { accounts } = deployments;
  const clock = chooseClock({ config, now: () => surroundings.now() });
  const findSource = afterClock(clock, figuresSources({ db, deployments }));
  const storage = createStorage(db, createFiguresStore);
  const queueStates = tenantQueues(accounts);
  const analytics = { storage, flows, findSource, queueStates, now: clock.now };
  const collect = async (isStopping: () => boolean): Promise<void> => {
    for (const { id } of await db.selectFrom("workspaces").select("id").execute()) {
      for (const { message, ...place } of await collectFigures(id, analytics, isStopping)) {
        logger.warn(place, `figures could not be collected: ${message}`);
      }
    }
  };
  const tidy = async (isStopping: () => boolean): Promise<void> => {
    for (const { id } of await db.selectFrom("workspaces").select("id").execute()) {
      const tenants = await scopeToWorkspace(db, id).selectFrom("tenants").select("id").execute();
      const tenantIds = tenants.map((tenant) => tenant.id);
      await tidyFigures({ workspaceId: id, tenantIds }, analytics, isStopping);
    }
  };
  const dashboard = { storage: createStorage(db, createDashboardStore), now: analytics.now };
  const collecting = { everyMs: COLLECT_EVERY_MS, firstAfterMs: FIRST_COLLECT_MS };
  const tidying = { everyMs: TIDY_EVERY_MS, firstAfterMs: FIRST_TIDY_MS };
  const collector = createPeriodicJob({ db, logger, name: "collect-figures", work: collect, ...collecting });
  return {
    collectNow: () => collector.wake(),
    register(app) {
      registerAnalyticsRoutes(app, analytics);
      registerDashboardRoutes(app, dashboard);
    },
    jobs: [collector, createPeriodicJob({ db, logger, name: "tidy-figures", work: tidy, ...tidying })],
  };
}

/** Whoever asks a tenant for figures does so at the clock's present time. */
function afterClock<Asked extends readonly unknown[], Answer>(
  clock: GuardClock,
  ask: (...asked: Asked) => Promise<Answer>,
): (...asked: Asked) => Promise<Answer> {
  return async (...asked) => {
    await clock.follow();
    return ask(...asked);
  };
}
