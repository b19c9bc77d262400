import type { WebhookEvent } from "@tonegraph/api-contract";
import type { Result } from "@tonegraph/flow-model";
import type { AuditLog } from "../../kernel/audit-log.ts";
import type { Storage } from "../../kernel/storage.ts";
import type { TimeCursor } from "../../kernel/time-cursor.ts";

/** A signing secret as it is stored. */
export interface SealedSecret {
  readonly wrappedKey: Buffer;
  readonly sealed: Buffer;
  /** Goes up with every rotation; part of what the ciphertext is bound to. */
  readonly version: number;
}

/** What people choose of an endpoint. */
export interface WebhookContent {
  readonly url: string;
  readonly description: string;
  readonly events: readonly WebhookEvent[];
}

/** An endpoint as it is stored. */
export interface StoredWebhook extends WebhookContent {
  readonly id: string;
  readonly enabled: boolean;
  /** Why we switched it off ourselves; null otherwise. */
  readonly switchedOff: "gone" | null;
  readonly secret: SealedSecret;
  /** The secret before the last rotation and until when it signs as well. */
  readonly former: { readonly secret: SealedSecret; readonly until: Date } | null;
  readonly lastDelivery: { readonly state: DeliveryState; readonly at: Date } | null;
  /** The name of whoever made it. */
  readonly createdBy: string;
  readonly createdAt: Date;
}

export type DeliveryState = "pending" | "delivered" | "failed";

/** One event on its way to one endpoint. */
export interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly lastAttemptAt: Date | null;
  readonly nextAttemptAt: Date | null;
  readonly durationMs: number | null;
  readonly status: number | null;
  readonly message: string;
}

/** What an attempt needs of a delivery. */
export interface DueDelivery {
  readonly id: string;
  readonly event: string;
  readonly createdAt: Date;
  /** JSON text of what happened. */
  readonly payload: string;
  /** How many attempts there were. */
  readonly attempts: number;
}

/** How an attempt ended. */
export interface AttemptRecord {
  readonly at: Date;
  readonly durationMs: number;
  readonly status: number | null;
  readonly message: string;
  readonly state: DeliveryState;
  readonly nextAttemptAt: Date | null;
}

interface Page {
  readonly after: TimeCursor | null;
  readonly limit: number;
}

/** Endpoints of one workspace and what they were sent. */
export interface WebhookStore extends AuditLog {
  find(id: string): Promise<StoredWebhook | null>;
  /** The same, and nobody else changes it until the transaction ends. */
  hold(id: string): Promise<StoredWebhook | null>;
  /** Newest first. */
  list(page: Page): Promise<readonly StoredWebhook[]>;
  insert(
    webhook: WebhookContent & { id: string; secret: SealedSecret; createdBy: string; createdAt: Date },
  ): Promise<void>;
  update(
    id: string,
    change: Partial<WebhookContent> & { enabled?: boolean; switchedOff?: "gone" | null },
  ): Promise<void>;
  /** The present secret becomes the former one, until then. */
  rotate(id: string, secret: SealedSecret, formerUntil: Date): Promise<void>;
  /** Removes the endpoint with its deliveries. */
  remove(id: string): Promise<void>;
  /** What an endpoint was sent, newest first. */
  deliveries(webhookId: string, page: Page): Promise<readonly Delivery[]>;
  /** Due deliveries, oldest first. */
  due(webhookId: string, now: Date, limit: number): Promise<readonly DueDelivery[]>;
  /** Writes down a delivery that was sent outside the queue. */
  insertDelivery(webhookId: string, delivery: DueDelivery, record: AttemptRecord): Promise<void>;
  /** Writes down an attempt; nothing where somebody else wrote one meanwhile. */
  recordAttempt(webhookId: string, delivery: DueDelivery, record: AttemptRecord): Promise<void>;
}

export type WebhookStorage = Storage<WebhookStore>;

/** Seals and opens signing secrets. */
export interface SigningSecrets {
  seal(webhookId: string, version: number, secret: string): SealedSecret;
  /** Fails when the master key is another one, or when the row was changed. */
  open(webhookId: string, stored: SealedSecret): Result<string, string>;
}

/** Says whether an address may be called; the error is a sentence for people. */
export type AddressCheck = (address: string) => Promise<Result<null, string>>;
