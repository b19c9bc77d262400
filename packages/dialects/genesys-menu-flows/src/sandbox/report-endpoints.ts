import { IN_SHORT_WORDS, jsonAnswer, type CallTotals } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { apiError, bodyOf, type Handled } from "./answers.ts";
import type { Asked } from "./flow-endpoints.ts";
import type { SandboxState } from "./state.ts";

/** The one span that the document shows. */
const WEEK_MS = 7 * 86_400_000;
const condition = z.looseObject({ type: z.literal("eq"), field: z.string(), value: z.string() });
const summarySchema = z.looseObject({
  timeRange: z.looseObject({
    type: z.literal("relative", "must be relative"),
    duration: z.literal("last7d", "must be last7d"),
  }),
  filter: z.looseObject({ type: z.literal("and"), filters: z.array(condition).min(1, "must have a condition") }),
  groupBy: z.tuple([z.literal("flow.id")]),
  metrics: z.tuple([z.literal("conversation.count")]),
});

/** `POST /api/v2/analytics/conversations/summary/query`: how many calls came to a flow, all of them or those of one outcome. */
export function conversationSummary(state: SandboxState, { request, world }: Asked): Handled {
  const read = bodyOf(request);
  if ("refusal" in read) return { state, response: read.refusal };
  const parsed = summarySchema.safeParse(read.body, IN_SHORT_WORDS);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const words = `${(issue?.path ?? []).map(String).join(".")}: ${issue?.message ?? "is not valid"}`;
    return { state, response: apiError(400, "bad.request", words) };
  }
  const { filter } = parsed.data;
  const valueOf = (field: string): string | undefined => filter.filters.find((one) => one.field === field)?.value;
  const flowId = valueOf("flow.id") ?? "";
  const totals = world.traffic?.totals(flowId, world.now - WEEK_MS, world.now) ?? NOBODY;
  const { calls } = totals;
  const counted = countOf(valueOf("conversation.outcome"), totals);
  const results = calls === 0 ? [] : [{ group: { "flow.id": flowId }, metrics: { "conversation.count": counted } }];
  return { state, response: jsonAnswer(200, { results }) };
}

const NOBODY: CallTotals = { calls: 0, completed: 0, abandoned: 0, totalSeconds: 0 };

/** The calls of one outcome, or all of them; none of an outcome that the vendor does not have. */
function countOf(outcome: string | undefined, { calls, completed, abandoned }: CallTotals): number {
  if (outcome === undefined) return calls;
  if (outcome === "completed") return completed;
  return outcome === "abandoned" ? abandoned : 0;
}

/** `GET /api/v2/auditlogs`: the entries of one flow, newest first, a page at a time. */
export function auditLog(state: SandboxState, { request }: Asked): Handled {
  const { entityType, entityId = "", limit = "100", page = "1" } = request.query;
  if (entityType !== "flow") return { state, response: apiError(400, "bad.request", "entityType: must be flow") };
  if (!/^[1-9]\d{0,2}$/.test(limit) || !/^[1-9]\d{0,5}$/.test(page))
    return { state, response: apiError(400, "bad.request", "limit and page: must be whole numbers from 1 on") };
  const entries = state.audit.filter(({ flowId }) => flowId === entityId).toReversed();
  const from = (Number(page) - 1) * Number(limit);
  const entities = entries
    .slice(from, from + Number(limit))
    .map(({ id, timestamp, action, user }) => ({ id, timestamp, action, user: { id: user, name: user } }));
  return { state, response: jsonAnswer(200, { entities, pageNumber: Number(page), pageSize: Number(limit) }) };
}
