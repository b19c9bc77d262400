import type { Kysely } from "kysely";
import { Migrator, type Migration } from "kysely/migration";
import type { Database } from "./schema.ts";
import * as platform from "./migrations/0001-platform.ts";
import * as publishing from "./migrations/0002-publishing.ts";
import * as dialects from "./migrations/0003-dialects.ts";
import * as analytics from "./migrations/0004-analytics.ts";
import * as webhooks from "./migrations/0005-webhooks.ts";
import * as guard from "./migrations/0007-guard.ts";
import * as scheduleApprovals from "./migrations/0006-schedule-approvals.ts";
import * as drift from "./migrations/0008-drift.ts";
import * as figureDays from "./migrations/0010-figure-days.ts";
import * as notifications from "./migrations/0012-notifications.ts";
import * as replicas from "./migrations/0011-replicas.ts";
import * as visitBatches from "./migrations/0013-visit-batches.ts";
import * as oneTimeZone from "./migrations/0014-one-time-zone.ts";
import * as vendorTasks from "./migrations/0015-vendor-tasks.ts";
import * as audit from "./migrations/0009-audit.ts";
import * as requestAlerts from "./migrations/0016-request-alerts.ts";
import * as queueRules from "./migrations/0017-queue-rules.ts";
import * as everyVendorTask from "./migrations/0018-every-vendor-task.ts";
import * as deletedAtVendor from "./migrations/0019-deleted-at-vendor.ts";
import * as collectedFrom from "./migrations/0020-collected-from.ts";
import * as deploymentFaults from "./migrations/0021-deployment-faults.ts";

/** Every migration in its order. A migration that has run anywhere is never edited; add the next number. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-platform": platform,
  "0002-publishing": publishing,
  "0003-dialects": dialects,
  "0004-analytics": analytics,
  "0005-webhooks": webhooks,
  "0007-guard": guard,
  "0006-schedule-approvals": scheduleApprovals,
  "0008-drift": drift,
  "0010-figure-days": figureDays,
  "0009-audit": audit,
  "0011-replicas": replicas,
  "0012-notifications": notifications,
  "0013-visit-batches": visitBatches,
  "0014-one-time-zone": oneTimeZone,
  "0015-vendor-tasks": vendorTasks,
  "0016-request-alerts": requestAlerts,
  "0017-queue-rules": queueRules,
  "0018-every-vendor-task": everyVendorTask,
  "0019-deleted-at-vendor": deletedAtVendor,
  "0020-collected-from": collectedFrom,
  "0021-deployment-faults": deploymentFaults,
};

/** Brings the database to the newest schema; several processes may call it at once. Throws with the failing migration's name. */
export async function migrateDatabase(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) } });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find((result) => result.status === "Error")?.migrationName ?? "before the first migration";
  throw new Error(`The database could not be brought to this version's schema (${failed}).`, { cause: error });
}
