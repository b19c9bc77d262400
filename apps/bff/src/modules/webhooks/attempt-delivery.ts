import type { HttpSend } from "@tonegraph/vendor-kit";
import { judgeAnswer, type Judgement } from "./judge-answer.ts";
import type { DueDelivery, SigningSecrets, StoredWebhook } from "./ports.ts";
import { signedHeaders } from "./standard-webhooks.ts";
import { webhookBody } from "./webhook-body.ts";

/** What an attempt is made with. */
export interface AttemptWorld {
  readonly secrets: SigningSecrets;
  readonly send: HttpSend;
  readonly now: () => Date;
  readonly timeoutMs: number;
}

/** An attempt and how long it took. */
export interface Attempt {
  readonly at: Date;
  readonly durationMs: number;
  readonly judgement: Judgement;
}

/** Sends one message once. */
export async function attemptDelivery(
  webhook: StoredWebhook,
  delivery: DueDelivery,
  { secrets, send, now, timeoutMs }: AttemptWorld,
): Promise<Attempt> {
  const at = now();
  const opened = openSecrets(webhook, secrets, at);
  if (opened === null) return { at, durationMs: 0, judgement: UNREADABLE };
  const body = webhookBody(delivery);
  const headers = {
    "content-type": "application/json",
    "user-agent": "Tonegraph-Webhooks/1",
    ...signedHeaders({ id: delivery.id, at, body, secrets: opened }),
  };
  const answer = await send({ method: "POST", url: webhook.url, headers, body, timeoutMs });
  return { at, durationMs: Math.max(0, now().getTime() - at.getTime()), judgement: judgeAnswer(answer) };
}

const UNREADABLE: Judgement = {
  delivered: false,
  gone: false,
  status: null,
  message: "The signing secret cannot be opened: rotate it.",
  retryAfter: undefined,
};

/** The new secret first; the former one beside it until its time is over. Null when the new one cannot be opened. */
function openSecrets({ id, secret, former }: StoredWebhook, secrets: SigningSecrets, at: Date): string[] | null {
  const present = secrets.open(id, secret);
  if (!present.ok) return null;
  if (former === null || former.until <= at) return [present.value];
  const before = secrets.open(id, former.secret);
  return before.ok ? [present.value, before.value] : [present.value];
}
