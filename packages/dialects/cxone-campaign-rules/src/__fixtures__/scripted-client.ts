import type { Json } from "@tonegraph/flow-model";
import { createScriptedSend, createTestClock, tokenAnswer, type ScriptedAnswer } from "@tonegraph/vendor-kit/testing";
import { createClient } from "../client/create-client.ts";
import { descriptor } from "../index.ts";

/** What a write carries. */
export const WRITE = { idempotencyKey: "k", deadlineMs: 120_000 };
/** A JSON answer. */
export const said = (body: Json, status = 200): ScriptedAnswer => ({ status, body: JSON.stringify(body) });

/** A client of a vendor that answers what it is told to. */
export function setUpClient(answers: readonly ScriptedAnswer[], settings: Readonly<Record<string, Json>> = {}) {
  const clock = createTestClock();
  let asked = 0;
  const vendor = createScriptedSend((request) =>
    request.url.endsWith("/oauth/token") ? tokenAnswer("token-4f8a") : (answers[asked++] ?? { status: 599 }),
  );
  const client = createClient({
    ...descriptor.defaultUrls({ tenantHost: "acme.niceincontact.com" }),
    settings,
    credentials: { clientId: "c", clientSecret: "s3cr3t", scopes: descriptor.scopes },
    send: vendor.send,
    clock,
    random: () => 0.5,
    requestId: () => "r",
  });
  const calls = () =>
    vendor.requests
      .slice(1)
      .map(({ method, url }) => `${method} ${url.slice("https://acme.niceincontact.com".length)}`);
  const bodies = (): Json[] => vendor.requests.slice(1).map(({ body }) => JSON.parse(body ?? "null"));
  return { client, clock, calls, bodies, all: vendor.requests };
}

/** The words of a failure. */
export const messageOf = (answer: { readonly ok: boolean; readonly error?: { readonly message: string } }): string =>
  answer.error?.message ?? "";

