import { randomUUID } from "node:crypto";
import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import type { Kysely } from "kysely";
import type { Database } from "../infrastructure/database/schema.ts";
import { createStorage } from "../infrastructure/database/storage.ts";
import { createPeriodicJob } from "../infrastructure/periodic-job.ts";
import type { AllowedHosts } from "../infrastructure/vendor/address-policy.ts";
import { checkTenantAddress } from "../infrastructure/vendor/host-check.ts";
import type { SecretBox } from "../infrastructure/vendor/secret-box.ts";
import { createUndiciSend } from "../infrastructure/vendor/undici-send.ts";
import { createSigningSecrets } from "../infrastructure/webhooks/signing-secrets.ts";
import { createWebhookClaims } from "../infrastructure/webhooks/webhook-claims.ts";
import { tidyWebhooks } from "../infrastructure/webhooks/webhook-housekeeping.ts";
import { createWebhookStore } from "../infrastructure/webhooks/webhook-store.ts";
import { createWebhookWorker } from "../infrastructure/webhooks/webhook-worker.ts";
import type { Surroundings } from "../kernel/surroundings.ts";
import { deliverDue } from "../modules/webhooks/usecases/deliver-due.ts";
import { registerWebhookRoutes } from "../modules/webhooks/webhooks.routes.ts";

const ATTEMPT_MS = 10_000;
const TIDY_EVERY_MS = 3_600_000;
const FIRST_TIDY_MS = 60_000;

export interface WebhooksContext {
  readonly db: Kysely<Database>;
  readonly logger: FastifyBaseLogger;
  readonly surroundings: Surroundings;
  readonly secretBox: SecretBox;
  /** Hosts that may be called although they are private. */
  readonly hosts: AllowedHosts;
  readonly onSecret: ((secret: string) => void) | undefined;
  /** How long an endpoint may take; shorter than a lease. */
  readonly attemptMs?: number;
}

/** Webhooks out, wired. */
export function composeWebhooks(context: WebhooksContext) {
  const { db, logger, surroundings, secretBox, hosts, onSecret, attemptMs = ATTEMPT_MS } = context;
  const secrets = createSigningSecrets(secretBox, (secret) => onSecret?.(secret));
  const storage = createStorage(db, createWebhookStore);
  // Connections of its own: closing them ends what is on its way to an endpoint that takes its time.
  const sender = createUndiciSend({ allowedHosts: hosts });
  const attempt = { secrets, send: sender.send, now: () => surroundings.now(), timeoutMs: attemptMs };
  const worker = createWebhookWorker({
    claims: createWebhookClaims(db, randomUUID()),
    deliver: (endpoint, control) => deliverDue(endpoint, { storage, attempt, random: Math.random, ...control }),
    now: attempt.now,
    logger,
  });
  const housekeeping = createPeriodicJob({
    db,
    logger,
    name: "tidy-webhooks",
    everyMs: TIDY_EVERY_MS,
    firstAfterMs: FIRST_TIDY_MS,
    work: () => tidyWebhooks(db),
  });
  const isAllowed = (address: string) => checkTenantAddress(address, hosts);
  const routes = { storage, surroundings, secrets, isAllowed, attempt };
  return {
    register: (app: FastifyInstance) => registerWebhookRoutes(app, routes),
    worker,
    jobs: [
      housekeeping,
      {
        start: () => worker.start(),
        async stop() {
          const ended = worker.stop();
          await sender.close();
          await ended;
        },
      },
    ],
  };
}
