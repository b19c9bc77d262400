// Delivers what is due, every endpoint on its own: one that hangs holds a place for one attempt and nobody else's turn.
import type { FastifyBaseLogger } from "fastify";
import type { DueEndpoint, WebhookClaims } from "./webhook-claims.ts";

const LOOK_EVERY_MS = 1000;
const MOST_AT_ONCE = 16;

/** What holds while a process delivers to an endpoint. */
interface DeliveryControl {
  /** Asked before each attempt: whether this process still may. */
  readonly mayGoOn: () => Promise<boolean>;
  readonly isStopping: () => boolean;
}

export interface WebhookWorkerOptions {
  readonly claims: WebhookClaims;
  /** Sends what is due to one endpoint. */
  readonly deliver: (endpoint: DueEndpoint, control: DeliveryControl) => Promise<void>;
  readonly now: () => Date;
  readonly logger: FastifyBaseLogger;
}

/** Background deliveries. */
export interface WebhookWorker {
  start(): void;
  /** Begins deliveries to every endpoint that something is due for and that has a free place. */
  round(): Promise<{ readonly ended: Promise<void> }>;
  /** Takes on nothing more; resolves when nothing runs any more. */
  stop(): Promise<void>;
}

/** Makes the worker; it does nothing until it is started. */
export function createWebhookWorker({ claims, deliver, now, logger }: WebhookWorkerOptions): WebhookWorker {
  const running = new Set<Promise<void>>();
  let isStopping = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<unknown> = Promise.resolve();
  const warn = (error: unknown) => logger.warn({ err: error }, "webhooks could not be delivered");

  async function serve(endpoint: DueEndpoint): Promise<void> {
    const mayGoOn = async () => !isStopping && (await claims.renew(endpoint));
    try {
      await deliver(endpoint, { mayGoOn, isStopping: () => isStopping });
    } finally {
      await claims.release(endpoint);
    }
  }

  async function round(): Promise<{ readonly ended: Promise<void> }> {
    const free = MOST_AT_ONCE - running.size;
    const begun: Promise<void>[] = [];
    for (const endpoint of free > 0 ? await claims.findDue(now(), free) : []) {
      if (isStopping || !(await claims.claim(endpoint))) continue;
      const served = serve(endpoint).catch(warn);
      begun.push(served);
      running.add(served);
      void served.then(() => running.delete(served));
    }
    return { ended: Promise.all(begun).then(() => undefined) };
  }

  const next = (): void => {
    timer = setTimeout(() => {
      looking = round()
        .catch(warn)
        .finally(() => {
          if (!isStopping) next();
        });
    }, LOOK_EVERY_MS);
  };

  return {
    start: next,
    round,
    async stop() {
      isStopping = true;
      clearTimeout(timer);
      await looking;
      await Promise.all(running);
    },
  };
}
