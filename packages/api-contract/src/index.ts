export {
  checkpointText,
  FIRST_AUDIT_HASH,
  hashAuditEntry,
  walkAuditChain,
  type ChainWalk,
  type ChainedEntry,
  type CheckpointFacts,
  type TextDigest,
} from "./audit-chain.ts";
export {
  auditCheckpointSchema,
  auditEntrySchema,
  auditExportSchema,
  type AuditCheckpoint,
  type AuditEntry,
  type AuditVerification,
} from "./audit-resources.ts";
export {
  driftEventSchema,
  rehearsalItemSchema,
  type DriftFinding,
  type KeptDraft,
  type MergeChangeDto,
  type RawDifferenceDto,
  type Rehearsal,
  type ThreeWay,
} from "./drift-resources.ts";
export { ASKED_AGAIN_AFTER_MS } from "./ask-again.ts";
export { dailyTime } from "./daily-time.ts";
export { ERROR_CODES, problemDetailsSchema, type ErrorCode, type ProblemDetails } from "./problem-details.ts";
export {
  LONGEST_TENANT_NAME,
  DEPLOYMENT_STATES,
  FINAL_STATES,
  deploymentSchema,
  problemSchema,
  tenantCheckSchema,
  type ChangeDto,
  type Deployment,
  type FlowSummary,
  type Live,
  type Me,
  type Tenant,
  type TenantCheck,
  type TenantHealth,
  type VersionSummary,
} from "./resources.ts";
export { LONGEST_VERSION_NAME } from "./routes/drift-routes.ts";
export { LONGEST_NOTE } from "./routes/shared-parts.ts";
export { planSchema, type Plan } from "./plan-resources.ts";
export type { Dashboard, DashboardFlow, DashboardNode, DashboardPublish, WeeklyReport } from "./dashboard-resources.ts";
export type { ComparedLoss, PublishEffect } from "./effect-resources.ts";
export type { Loss } from "./figures-parts.ts";
export { USUAL_FIGURE_SETTINGS, USUAL_FIGURE_ZONE, type FigureSettings } from "./figure-settings-resources.ts";
export type { FlowPaths } from "./paths-resources.ts";
export {
  GUARD_ACTIONS,
  GUARD_EVENTS,
  GUARD_MODES,
  guardLookSchema,
  guardWatchDetailSchema,
  guardWatchSchema,
  type GuardAction,
  type GuardEvent,
  type GuardLook,
  type GuardMode,
  type GuardSettings,
  type GuardSubject,
  type GuardWatch,
  type GuardWatchDetail,
} from "./guard-resources.ts";
export { heatmapSchema, type Advice, type Heatmap, type HeatNode } from "./heatmap-resources.ts";
export {
  MOST_UNREAD,
  NOTIFICATION_KINDS,
  notificationSchema,
  type Following,
  type Notification,
  type NotificationKind,
} from "./notification-resources.ts";
export { QUEUE_RULE_OUTCOMES, type QueueRule } from "./queue-rule-resources.ts";
export { ROLES, hasPermission, type Permission, type Role } from "./roles.ts";
export type { RouteContract } from "./routes/route-contract.ts";
export { routes, type RouteName } from "./routes.ts";
export { approvalSchema, type Approval, type ListedApproval } from "./approval-resources.ts";
export { scheduleNotes } from "./schedule-notes.ts";
export {
  overlapOf,
  plannedSpanSchema,
  readSchedule,
  spanWords,
  type DeploymentSchedule,
  type PlannedSpan,
  type ScheduleRequest,
} from "./schedule-span.ts";
export { isTimeZone, localTimeAt, localTimeNote, localTimeWords, readLocalTime } from "./schedule-time.ts";
export { vendorFiguresSchema, type VendorFigures, type VendorFiguresRow } from "./vendor-figures-resources.ts";
export type { VendorLog } from "./vendor-log-resources.ts";
export { workspaceEventSchema, type WorkspaceEvent } from "./workspace-events.ts";
export {
  LONGEST_WEBHOOK_DESCRIPTION,
  WEBHOOK_EVENTS,
  type Webhook,
  type WebhookDelivery,
  type WebhookEvent,
} from "./webhook-resources.ts";
