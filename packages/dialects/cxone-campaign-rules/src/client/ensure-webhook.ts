import { err, ok, type Json, type Result } from "@tonegraph/flow-model";
import { readJson, type VendorError, type WriteOptions } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { badAnswer } from "./answers.ts";
import type { RulesApi } from "./rules-api.ts";

const WEBHOOKS_PATH = "/api/v2/event/webhooks";
const EVENTS = ["ivr.flow.completed", "ivr.flow.failed", "ivr.contact.transferred"];
const listSchema = z.object({ entities: z.array(z.object({ url: z.string() })) });

/**
 * Sees to it that CXone tells this address about calls, once per tenant and address and not once per deployment. What is
 * registered is asked of CXone (our reading: a GET of the same path lists it); where it cannot say, `known` must do.
 */
export async function ensureWebhook(
  api: RulesApi,
  setting: Json | undefined,
  { write, known }: { readonly write: WriteOptions; readonly known: Set<string> },
): Promise<Result<null, VendorError>> {
  const url = typeof setting === "string" ? setting.trim() : "";
  if (url === "" || known.has(url)) return ok(null);
  if (!/^https:\/\/[^\s/]+/.test(url)) return err(notAnAddress());
  const listed = await isListed(api, url, write);
  if (!listed.ok) return listed;
  if (!listed.value) {
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
      write,
    });
    if (!answer.ok && answer.error.kind !== "conflict") return answer;
  }
  known.add(url);
  return ok(null);
}

async function isListed(api: RulesApi, url: string, write: WriteOptions): Promise<Result<boolean, VendorError>> {
  const answer = await api.call({
    operation: "listWebhooks",
    method: "GET",
    path: WEBHOOKS_PATH,
    effect: "read",
    write,
  });
  if (!answer.ok) {
    const cannotSay = answer.error.status === 404 || answer.error.status === 405;
    return cannotSay ? ok(false) : answer;
  }
  const list = listSchema.safeParse(readJson(answer.value.body));
  if (!list.success) return err(badAnswer("NICE CXone's list of webhooks cannot be read.", answer.value.status));
  return ok(list.data.entities.some((webhook) => webhook.url === url));
}

function notAnAddress(): VendorError {
  const message = "The tenant's webhookUrl is no https address, so NICE CXone was not asked to use it. Correct it.";
  return { kind: "notAllowed", message, ambiguous: false };
}
