import type { Json } from "@tonegraph/flow-model";
import { createScriptedSend, createTestClock, tokenAnswer, type ScriptedAnswer } from "@tonegraph/vendor-kit/testing";
import { createClient } from "../client/create-client.ts";
import { descriptor } from "../index.ts";

/** A client whose vendor answers what a test says, one answer after another; tokens it gives by itself. */
export function scriptedClient(answers: readonly ScriptedAnswer[]) {
  const clock = createTestClock();
  let asked = 0;
  const vendor = createScriptedSend((request) =>
    request.url.endsWith("/oauth/token") ? tokenAnswer("token-4f8a") : (answers[asked++] ?? { status: 599 }),
  );
  const client = createClient({
    ...descriptor.defaultUrls({ environment: "api.mypurecloud.com" }),
    settings: {},
    credentials: { clientId: "c", clientSecret: "s3cr3t", scopes: descriptor.scopes },
    send: vendor.send,
    clock,
    random: () => 0.5,
    requestId: () => "r",
  });
  const calls = () => vendor.requests.filter(({ url }) => !url.endsWith("/oauth/token"));
  const bodies = (): Json[] => calls().map(({ body }) => (body === undefined ? null : JSON.parse(body)));
  return { client, clock, calls, bodies, all: vendor.requests };
}
