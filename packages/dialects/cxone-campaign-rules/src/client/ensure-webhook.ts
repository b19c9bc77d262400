import { err, hashJson, ok, type Json, type Result } from "@tonegraph/flow-model";
import { readJson, type Clock, type Once, type VendorError, type WriteOptions } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { badAnswer } from "./answers.ts";
import type { RulesApi } from "./rules-api.ts";

const WEBHOOKS_PATH = "/api/v2/event/webhooks";
const EVENTS = ["ivr.flow.completed", "ivr.flow.failed", "ivr.contact.transferred"];
const listSchema = z.object({ entities: z.array(z.object({ url: z.string() })) });

/**
 * Sees to it that CXone tells this address about calls, once per tenant and address and not once per deployment. What is
 * registered is asked of CXone (our reading: a GET of the same path lists it); where it cannot say, what is remembered of
 * earlier registrations must do.
 */
export async function ensureWebhook(
  api: RulesApi,
  setting: Json | undefined,
  { write, once, clock }: { readonly write: WriteOptions; readonly once: Once; readonly clock: Pick<Clock, "elapsed"> },
): Promise<Result<null, VendorError>> {
  const url = typeof setting === "string" ? setting.trim() : "";
  if (url === "") return ok(null);
  if (!/^https:\/\/[^\s/]+/.test(url)) return err(notAnAddress());
  const wish = { task: "webhook", subject: `${api.base} ${url}`, deadlineMs: write.deadlineMs };
  const until = clock.elapsed() + write.deadlineMs;
  const left = (): WriteOptions => ({ ...write, deadlineMs: until - clock.elapsed() });
  return once(wish, async (registeredBefore) => {
    const listed = await isListed(api, url, left());
    if (!listed.ok) return listed;
    return (listed.value ?? registeredBefore) ? ok(null) : register(api, url, left());
  });
}

async function register(api: RulesApi, url: string, write: WriteOptions): Promise<Result<null, VendorError>> {
  const answer = await api.call({
    operation: "registerWebhook",
    method: "POST",
    path: WEBHOOKS_PATH,
    effect: "write",
    body: {
      name: "Tonegraph",
      description: "Calls that end, fail or are transferred, for Tonegraph",
      url,
      events: EVENTS,
      httpMethod: "POST",
      enabled: true,
    },
    // Of the tenant and the address, and of no deployment: whoever registers it again says that it is the same.
    idempotencyKey: `webhook-${hashJson([api.base, url]).slice(0, 32)}`,
    write,
  });
  return answer.ok || answer.error.kind === "conflict" ? ok(null) : answer;
}

/** Whether CXone has it; null where it cannot say. */
async function isListed(api: RulesApi, url: string, write: WriteOptions): Promise<Result<boolean | null, VendorError>> {
  const answer = await api.call({
    operation: "listWebhooks",
    method: "GET",
    path: WEBHOOKS_PATH,
    effect: "read",
    write,
  });
  if (!answer.ok) {
    const cannotSay = answer.error.status === 404 || answer.error.status === 405;
    return cannotSay ? ok(null) : answer;
  }
  const list = listSchema.safeParse(readJson(answer.value.body));
  if (!list.success) return err(badAnswer("NICE CXone's list of webhooks cannot be read.", answer.value.status));
  return ok(list.data.entities.some((webhook) => webhook.url === url));
}

function notAnAddress(): VendorError {
  const message = "The tenant's webhookUrl is no https address, so NICE CXone was not asked to use it. Correct it.";
  return { kind: "notAllowed", message, ambiguous: false };
}
