import type { Json } from "@tonegraph/flow-model";
import { IN_SHORT_WORDS, jsonAnswer } from "@tonegraph/vendor-kit";
import { phrasesSchema } from "../content-faults.ts";
import { apiError, bodyOf, type Handled } from "./answers.ts";
import type { Asked } from "./flow-endpoints.ts";
import type { SandboxState } from "./state.ts";

/** `POST /api/v2/routing/phrases/bulk`: keeps what is said per prompt and locale, and says what it keeps. */
export function savePhrases(state: SandboxState, { request }: Asked): Handled {
  const read = bodyOf(request);
  if ("refusal" in read) return { state, response: read.refusal };
  const parsed = phrasesSchema.safeParse(read.body, IN_SHORT_WORDS);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const words = `${(issue?.path ?? []).map(String).join(".")}: ${issue?.message ?? "is not valid"}`;
    return { state, response: apiError(400, "bad.request", words) };
  }
  const sent = parsed.data.phrases.map(({ id, locale, text: words }) => ({ id, locale, text: words }));
  return { state: withPhrases(state, sent), response: jsonAnswer(200, { phrases: sent }) };
}

/** The account with these phrases in it. */
export function withPhrases(
  state: SandboxState,
  sent: readonly { readonly id: string; readonly locale: string; readonly text: string }[],
): SandboxState {
  const phrases = new Map(Object.entries(state.phrases));
  for (const { id, locale, text: words } of sent) phrases.set(id, { ...phrases.get(id), [locale]: words });
  return { ...state, phrases: Object.fromEntries(phrases) };
}

/** `GET /api/v2/routing/queues/{id}/statistics`. */
export function queueStatistics(state: SandboxState, id: string): Handled {
  const queue = Object.hasOwn(state.queues, id) ? state.queues[id] : undefined;
  if (queue === undefined) return { state, response: apiError(404, "not.found", `Queue '${id}' was not found.`) };
  const body: Json = { agents: { available: queue.available }, queue: { waitSeconds: { current: queue.waitSeconds } } };
  return { state, response: jsonAnswer(200, body) };
}
