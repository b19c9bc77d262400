import { err, hashJson, ok, type Json, type Result } from "@tonegraph/flow-model";
import {
  answerFault,
  readJson,
  type Clock,
  type Once,
  type VendorError,
  type WriteOptions,
} from "@tonegraph/vendor-kit";
import { z } from "zod";
import { badAnswer } from "./answers.ts";
import type { RulesApi } from "./rules-api.ts";

const WEBHOOKS_PATH = "/api/v2/event/webhooks";
const EVENTS = ["ivr.flow.completed", "ivr.flow.failed", "ivr.contact.transferred"];
const webhookSchema = z.object({
  url: z.string(),
  enabled: z.boolean().nullish(),
  events: z.array(z.string()).nullish(),
});
const listSchema = z.object({
  entities: z.array(webhookSchema),
  // It becomes a part of an address.
  nextPageToken: z
    .string()
    .refine((token) => token.isWellFormed(), "holds half a character")
    .nullish(),
});

/** What CXone lists of an address: whether it is told of all our events, else how many webhooks of it are not. */
interface Listed {
  readonly isFit: boolean;
  readonly unfit: number;
}

/**
 * Sees to it that CXone tells this address about calls, once per tenant and address and not once per deployment. What is
 * registered is asked of CXone (our reading: a GET of the same path lists it, in pages as figures come); where it cannot say, what is remembered of
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
    const listed = await look(api, url, left);
    if (!listed.ok) return listed;
    const { isFit, unfit } = listed.value ?? { isFit: registeredBefore, unfit: 0 };
    return isFit ? ok(null) : register(api, { url, unfit }, left());
  });
}

async function register(
  api: RulesApi,
  { url, unfit }: Pick<Listed, "unfit"> & { readonly url: string },
  write: WriteOptions,
): Promise<Result<null, VendorError>> {
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
    // Of the tenant and the address, and of no deployment: whoever registers it again says that it is the same. One beside
    // a webhook that was switched off since is another.
    idempotencyKey: `webhook-${hashJson(unfit === 0 ? [api.base, url] : [api.base, url, unfit]).slice(0, 32)}`,
    write,
  });
  if (answer.ok || answer.error.kind !== "conflict") return answer.ok ? ok(null) : answer;
  return unfit === 0 ? ok(null) : err({ ...answer.error, message: SWITCHED_OFF });
}

const SWITCHED_OFF = "NICE CXone has the tenant's webhook switched off or without some events. Switch it on there.";

/** What CXone lists, page by page until it is found; null where it cannot say. */
async function look(api: RulesApi, url: string, left: () => WriteOptions): Promise<Result<Listed | null, VendorError>> {
  const seen = new Set<string>();
  let unfit = 0;
  for (let token = ""; ;) {
    const page = await readPage(api, token, left());
    if (!page.ok) return page;
    if (page.value === null) return ok(null);
    const ours = page.value.entities.filter((webhook) => webhook.url === url);
    if (ours.some(isFit)) return ok({ isFit: true, unfit: 0 });
    unfit += ours.length;
    token = page.value.nextPageToken ?? "";
    if (token === "") return ok({ isFit: false, unfit });
    if (seen.has(token))
      return err(badAnswer("NICE CXone's list of webhooks repeats a page, so nothing was registered."));
    seen.add(token);
  }
}

// What the list does not tell of a webhook is no reason to register it again.
function isFit({ enabled, events }: z.output<typeof webhookSchema>): boolean {
  return enabled !== false && EVENTS.every((event) => events?.includes(event) ?? true);
}

async function readPage(
  api: RulesApi,
  token: string,
  write: WriteOptions,
): Promise<Result<z.output<typeof listSchema> | null, VendorError>> {
  const answer = await api.call({
    operation: "listWebhooks",
    method: "GET",
    path: token === "" ? WEBHOOKS_PATH : `${WEBHOOKS_PATH}?nextPageToken=${encodeURIComponent(token)}`,
    effect: "read",
    write,
  });
  if (!answer.ok) {
    const cannotSay = answer.error.status === 404 || answer.error.status === 405;
    return cannotSay ? ok(null) : answer;
  }
  const body = readJson(answer.value.body);
  const list = listSchema.safeParse(body);
  if (list.success) return ok(list.data);
  return err(badAnswer(`NICE CXone's list of webhooks ${answerFault(list.error.issues, body)}`, answer.value.status));
}

function notAnAddress(): VendorError {
  const message = "The tenant's webhookUrl is no https address, so NICE CXone was not asked to use it. Correct it.";
  return { kind: "notAllowed", message, ambiguous: false };
}
