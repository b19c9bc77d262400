import { composeWebhooks } from "../composition/compose-webhooks.ts";
import { createSecretBox } from "../infrastructure/vendor/secret-box.ts";
import { startTestBff, type TestBff } from "./test-bff.ts";
import { startWebhookReceiver, type WebhookReceiver } from "./webhook-receiver.ts";

const ATTEMPT_MS = 1000;

/** A BFF whose background work stands still, a receiver it may call, and processes that deliver when they are told to. */
export interface WebhookLab {
  readonly test: TestBff;
  readonly receiver: WebhookReceiver;
  /** Another process that delivers: its own worker, the same database. */
  newProcess(): { readonly round: () => Promise<void> };
  /** One round of the first process; resolves when its deliveries have ended. */
  deliver(): Promise<void>;
  /** Adds an endpoint at a path of the receiver. */
  add(path: string, events?: readonly string[]): Promise<{ readonly id: string; readonly secret: string }>;
  close(): Promise<void>;
}

/** Starts the lab. */
export async function startWebhookLab(): Promise<WebhookLab> {
  const receiver = await startWebhookReceiver();
  const test = await startTestBff({ TONEGRAPH_ALLOW_PRIVATE_HOSTS: receiver.host });
  const { database, surroundings } = test;
  const started: ReturnType<typeof composeWebhooks>[] = [];
  const newProcess = () => {
    const webhooks = composeWebhooks({
      db: database.db,
      logger: test.bff.app.log,
      surroundings,
      secretBox: createSecretBox(Buffer.alloc(32, 7)),
      hosts: new Set([receiver.host]),
      onSecret: undefined,
      attemptMs: ATTEMPT_MS,
    });
    started.push(webhooks);
    return { round: async () => (await webhooks.worker.round()).ended };
  };
  const first = newProcess();
  return {
    test,
    receiver,
    newProcess,
    deliver: first.round,
    async add(path, events = ["draft.changed"]) {
      const payload = { url: `${receiver.url}${path}`, events };
      const made = await test.asAdmin({ method: "POST", url: "/api/webhooks", payload });
      if (made.statusCode !== 201) throw new Error(made.body);
      return made.json<{ id: string; secret: string }>();
    },
    async close() {
      await Promise.all(started.flatMap(({ jobs }) => jobs.map((job) => job.stop())));
      await test.close();
      await receiver.close();
    },
  };
}
