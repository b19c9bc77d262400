// Webhooks out, as the API shows them.
import { z } from "zod";

const instant = z.iso.datetime();

/** What an endpoint can be told of; `webhook.test` is sent by the test alone and cannot be chosen. */
export const WEBHOOK_EVENTS = [
  "draft.changed",
  "version.frozen",
  "deployment.changed",
  "guard.tripped",
  "guard.notice",
  "guard.ended",
  "drift.found",
  "drift.gone",
  "approval.changed",
] as const;
/** A kind of event of {@link WEBHOOK_EVENTS}. */
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** `pending`: not delivered yet, `delivered`: the endpoint took it, `failed`: given up. */
const deliveryState = z.enum(["pending", "delivered", "failed"]);

/** An endpoint that is told of events. Its secret is never in it. */
export const webhookSchema = z.object({
  id: z.string(),
  url: z.string(),
  description: z.string(),
  events: z.array(z.enum(WEBHOOK_EVENTS)),
  enabled: z.boolean(),
  /** Why we switched it off ourselves: `gone` when it answered 410; null otherwise. */
  switchedOff: z.enum(["gone"]).nullable(),
  /** Until when the former secret signs as well; null outside a rotation. */
  formerSecretUntil: instant.nullable(),
  lastDelivery: z.object({ state: deliveryState, at: instant }).nullable(),
  createdBy: z.string(),
  createdAt: instant,
});
/** An endpoint that is told of events. */
export type Webhook = z.infer<typeof webhookSchema>;

/** A webhook with its secret (`whsec_…`), which no later answer shows. */
export const webhookWithSecretSchema = webhookSchema.extend({ secret: z.string() });

const events = z
  .array(z.enum(WEBHOOK_EVENTS))
  .min(1)
  .refine((chosen) => new Set(chosen).size === chosen.length, "Name each event once.");
const url = z.url({ protocol: /^https?$/u, error: "This is not an http or https address." }).max(2000);

/** The longest description of a webhook, in characters. */
export const LONGEST_WEBHOOK_DESCRIPTION = 200;
const description = z.string().max(LONGEST_WEBHOOK_DESCRIPTION);

/** What makes a webhook. */
export const newWebhookSchema = z.strictObject({ url, description: description.default(""), events });

/** What may be changed of a webhook; events are replaced whole. */
export const webhookChangesSchema = z.strictObject({
  url: url.optional(),
  description: description.optional(),
  events: events.optional(),
  enabled: z.boolean().optional(),
});

/** One event on its way to one endpoint. Nothing of the answer's body is kept. */
export const webhookDeliverySchema = z.object({
  /** The `webhook-id` header: the same in every attempt. */
  id: z.string(),
  event: z.string(),
  state: deliveryState,
  attempts: z.number().int(),
  createdAt: instant,
  lastAttemptAt: instant.nullable(),
  /** When it is tried again; null when it is not. */
  nextAttemptAt: instant.nullable(),
  /** How long the last attempt took. */
  durationMs: z.number().int().nullable(),
  /** What the last attempt was answered, null where nothing came. */
  status: z.number().int().nullable(),
  /** The last attempt in words for people; empty before the first. */
  message: z.string(),
});
/** One event on its way to one endpoint. */
export type WebhookDelivery = z.infer<typeof webhookDeliverySchema>;
