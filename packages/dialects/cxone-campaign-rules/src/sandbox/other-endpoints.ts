import { IN_SHORT_WORDS, jsonAnswer, namedResources, type SandboxResponse } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { isInstant } from "../decompile/draw-window.ts";
import { apiError, readBody } from "./answers.ts";
import type { Asked, Handled, SandboxState } from "./state.ts";

const DAY_MS = 86_400_000;

/** `GET /api/v2/media/assets/{id}`. */
export function readAsset({ assets, names }: SandboxState, id: string): SandboxResponse {
  if (!assets.includes(id)) return apiError(404, "NOT_FOUND", `Media asset ${id} does not exist`);
  const name = namedResources("asset", [id], names)[0]?.name ?? id;
  return jsonAnswer(200, { id, name, mediaType: "audio/wav", status: "AVAILABLE" });
}

const webhookSchema = z.looseObject({
  name: z.string().min(1, "is not allowed to be empty"),
  url: z.string().regex(/^https?:\/\/[^\s/]+/, "must be a valid uri"),
  events: z.array(z.string()).min(1, "must contain at least 1 item"),
  httpMethod: z.literal("POST", "must be POST"),
  enabled: z.boolean(),
});

/** `POST /api/v2/event/webhooks`: registers as often as it is asked to, as the document's own code has it; `GET` lists. */
export function onWebhooks(state: SandboxState, { request, world }: Asked): Handled {
  if (request.method === "GET") return { state, response: jsonAnswer(200, { entities: state.webhooks }) };
  const read = readBody(request);
  if ("refused" in read) return { state, response: read.refused };
  const parsed = webhookSchema.safeParse(read.body, IN_SHORT_WORDS);
  if (!parsed.success) return { state, response: badRequest("Invalid webhook", parsed.error) };
  const webhook = { ...read.body, id: `hook_${world.entropy().slice(0, 12)}` };
  return { state: { ...state, webhooks: [...state.webhooks, webhook] }, response: jsonAnswer(201, webhook) };
}

const instant = z.string().refine(isInstant, "must be in ISO 8601 date format with a time zone");
const querySchema = z.object({
  aggregations: z
    .array(
      z.object({
        name: z.enum(["total_duration", "completion_rate"], "is no aggregation"),
        type: z.enum(["sum", "avg"]),
      }),
    )
    .min(1, "must contain at least 1 item"),
  filter: z.object({ type: z.literal("equals"), path: z.literal("flowId", "must be flowId"), to: z.string() }),
  interval: z.literal("P1D", "must be P1D"),
  dateFrom: instant,
  dateTo: instant,
  nextPageToken: z
    .string()
    .regex(/^day-\d+$/, "is no token of this query")
    .optional(),
});

/** `POST /api/v2/analytics/ivrs/details/query`: one entity per day that has begun, in pages. */
export function queryFigures(state: SandboxState, { request, world }: Asked): SandboxResponse {
  const read = readBody(request);
  if ("refused" in read) return read.refused;
  const parsed = querySchema.safeParse(read.body, IN_SHORT_WORDS);
  if (!parsed.success) return badRequest("Invalid filter syntax", parsed.error);
  const { filter, aggregations, dateFrom, dateTo, nextPageToken = "day-0" } = parsed.data;
  if (!Object.hasOwn(state.flows, filter.to)) return jsonAnswer(200, { entities: [], nextPageToken: null });
  const from = Date.parse(dateFrom);
  const days = Math.ceil((Math.min(Date.parse(dateTo), world.now) - from) / DAY_MS);
  const first = Number(nextPageToken.slice(4));
  const last = Math.min(days, first + state.pageSize);
  const asked = new Set(aggregations.map(({ name }) => name));
  const entities = Array.from({ length: Math.max(0, last - first) }, (_, index) => {
    const begin = from + (first + index) * DAY_MS;
    const end = Math.min(begin + DAY_MS, Date.parse(dateTo));
    const { completed, abandoned, totalSeconds } = world.traffic?.totals(filter.to, begin, end) ?? NOBODY;
    return {
      flowId: filter.to,
      date: new Date(begin).toISOString(),
      ...(asked.has("total_duration") ? { total_duration: totalSeconds } : {}),
      ...(asked.has("completion_rate") ? { completion_rate: rateOf(completed, abandoned) } : {}),
    };
  });
  return jsonAnswer(200, { entities, nextPageToken: last < days ? `day-${last}` : null });
}

const NOBODY = { completed: 0, abandoned: 0, totalSeconds: 0 };

// Of the calls that are over: one that is under way may still complete.
function rateOf(completed: number, abandoned: number): number | null {
  return completed + abandoned === 0 ? null : completed / (completed + abandoned);
}

function badRequest(message: string, { issues }: z.ZodError): SandboxResponse {
  const errors = issues.map((issue) => ({ path: issue.path.map(String).join("."), message: issue.message }));
  return apiError(400, "BAD_REQUEST", { message, errors });
}
