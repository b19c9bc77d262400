import { createStorage } from "../infrastructure/database/storage.ts";
import { createNotificationStore } from "../infrastructure/notifications/notification-store.ts";
import { createPeriodicJob } from "../infrastructure/periodic-job.ts";
import { registerNotificationRoutes } from "../modules/notifications/notifications.routes.ts";
import type { Feature, FeatureContext } from "./compose-features.ts";

const KEPT_MS = 90 * 86_400_000;
const TIDY_EVERY_MS = 3_600_000;
const FIRST_TIDY_MS = 90_000;

/** What people are told of, wired. */
export function composeNotifications({ db, logger, surroundings }: FeatureContext): Feature {
  const now = () => surroundings.now();
  const storage = createStorage(db, createNotificationStore);
  const work = async (): Promise<void> => {
    const before = new Date(now().getTime() - KEPT_MS);
    await db.deleteFrom("notifications").where("at", "<", before).execute();
  };
  const timing = { everyMs: TIDY_EVERY_MS, firstAfterMs: FIRST_TIDY_MS };
  return {
    register: (app) => registerNotificationRoutes(app, { storage, now }),
    jobs: [createPeriodicJob({ db, logger, name: "tidy-notifications", work, ...timing })],
  };
}
