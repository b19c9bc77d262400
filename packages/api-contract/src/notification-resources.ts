// What people are told of while they look elsewhere, as the API shows it to one reader.
import { z } from "zod";

const instant = z.iso.datetime();

/**
 * What somebody can be told. `driftFound`: somebody changed or deleted a flow at the vendor. `guardAsks`, `guardTold`,
 * `guardRolledBack`: the guard asks a person, only tells, or has brought the former version back. `approvalWanted`,
 * `approvalDecided`: an approval is asked for, or was given or refused. `scheduleMissed`: what was scheduled was not begun.
 * `deploymentEnded`: a publish or roll back has ended. `rehearsalFailed`: the former version could not be brought back.
 * `requestsFail`: too many requests of a live flow to web services fail.
 */
export const NOTIFICATION_KINDS = [
  "driftFound",
  "guardAsks",
  "guardTold",
  "guardRolledBack",
  "approvalWanted",
  "approvalDecided",
  "scheduleMissed",
  "deploymentEnded",
  "rehearsalFailed",
  "requestsFail",
] as const;
/** A kind of {@link NOTIFICATION_KINDS}. */
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

const kind = z.enum(NOTIFICATION_KINDS);

/** One thing that happened, for one reader. */
export const notificationSchema = z.object({
  id: z.string(),
  kind,
  flowId: z.string(),
  flowName: z.string(),
  /** Whether the flow was archived since: then there is no page to go to. */
  flowArchived: z.boolean(),
  tenantId: z.string(),
  tenantName: z.string(),
  version: z.number().int().nullable(),
  /** Id of the deployment, watch, approval or alert that it is about; for drift and rehearsals of the deployment that was live. */
  subject: z.string(),
  /**
   * How it ended: a deployment's state, or `approved` or `refused`; of drift `deleted` where the flow is gone at the vendor.
   * Null where nothing has ended.
   */
  state: z.string().nullable(),
  /** Words that belong to it: the reason, the refusal. Null where there are none. */
  said: z.string().nullable(),
  /** Who caused it; null where nobody did. */
  by: z.string().nullable(),
  at: instant,
  /** Since when nothing is to be done about it any more: answered, decided, put back. Null while it is open, or nothing was to be done. */
  settledAt: instant.nullable(),
  read: z.boolean(),
});
/** One thing that happened, for one reader. */
export type Notification = z.infer<typeof notificationSchema>;

/** How many are unread and not settled, counted up to {@link MOST_UNREAD}. */
export const unreadCountSchema = z.number().int().nonnegative();
/** Where counting stops; this number means "so many, or more". */
export const MOST_UNREAD = 100;

/** What was read: single ones, or everything up to one. */
export const readNotificationsSchema = z
  .strictObject({
    ids: z
      .array(z.string().regex(/^\d{1,15}$/u))
      .min(1)
      .max(200)
      .exactOptional(),
    upTo: z
      .string()
      .regex(/^\d{1,15}$/u)
      .exactOptional(),
  })
  .refine(({ ids, upTo }) => (ids === undefined) !== (upTo === undefined), "Give either ids or upTo.");

/** Whether somebody is told of everything that happens to a flow. */
export const followingSchema = z.object({
  following: z.boolean(),
  /** False while nobody has chosen: then those follow who made the flow or a version of it. */
  chosen: z.boolean(),
});
/** Whether somebody is told of everything that happens to a flow. */
export type Following = z.infer<typeof followingSchema>;

/** On the workspace's stream: something was added, or settled (`added` is null then). What concerns whom is asked by the list. */
export const notificationsChangedSchema = z.object({
  type: z.literal("notificationsChanged"),
  added: kind.nullable(),
  flowId: z.string(),
});
