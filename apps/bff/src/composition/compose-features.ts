import type { HttpSend } from "@tonegraph/vendor-kit";
import type { FastifyInstance } from "fastify";
import type { createOutboxFeed } from "../infrastructure/deployments/outbox-feed.ts";
import type { PeriodicJob } from "../infrastructure/periodic-job.ts";
import type { allowedHosts } from "../infrastructure/vendor/allowed-hosts.ts";
import type { createSecretBox } from "../infrastructure/vendor/secret-box.ts";
import type { AcceptDependencies } from "../modules/deployments/usecases/accept-deployment.ts";
import { composeAnalytics } from "./compose-analytics.ts";
import { composeApprovals } from "./compose-approvals.ts";
import { composeFiguresPage } from "./compose-figures-page.ts";
import { composeDrift } from "./compose-drift.ts";
import { composeAudit } from "./compose-audit.ts";
import type { PublishingContext } from "./compose-publishing.ts";
import type { createFlowSource } from "./flow-source.ts";
import { composeGuard } from "./compose-guard.ts";
import { composeNotifications } from "./compose-notifications.ts";
import { composeQueueRule } from "./compose-queue-rule.ts";
import { composeRequestAlerts } from "./compose-request-alerts.ts";
import { composeSchedule } from "./compose-schedule.ts";
import { composeVendorLog } from "./compose-vendor-log.ts";
import { composeWebhooks } from "./compose-webhooks.ts";

/** What a feature may build on. */
export interface FeatureContext extends PublishingContext {
  readonly secretBox: ReturnType<typeof createSecretBox>;
  readonly hosts: ReturnType<typeof allowedHosts>;
  /** The guarded way out. */
  readonly send: HttpSend;
  /** What publishing and rolling back take. */
  readonly deployments: AcceptDependencies;
  readonly flows: ReturnType<typeof createFlowSource>;
  readonly feed: ReturnType<typeof createOutboxFeed>;
}

/** Something that works beside publishing: its routes, and what it does in the background. */
export interface Feature {
  readonly register?: (app: FastifyInstance) => void;
  readonly jobs: readonly PeriodicJob[];
}

const FEATURES: readonly ((context: FeatureContext) => Feature)[] = [
  composeFiguresPage,
  composeAudit,
  composeWebhooks,
  composeGuard,
  composeSchedule,
  composeApprovals,
  composeDrift,
  composeNotifications,
  composeQueueRule,
  composeRequestAlerts,
  composeVendorLog,
];

/** Every feature, wired. The jobs begin in this order and end in the opposite one. */
export function composeFeatures(context: FeatureContext) {
  const analytics = composeAnalytics(context);
  const features = [analytics, ...FEATURES.map((compose) => compose(context))];
  return {
    collectFigures: analytics.collectNow,
    modules: features.flatMap(({ register }) => (register === undefined ? [] : [register])),
    jobs: features.flatMap(({ jobs }) => jobs),
  };
}
