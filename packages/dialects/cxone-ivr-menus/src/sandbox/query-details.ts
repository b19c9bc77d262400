// `POST /api/v2/analytics/voice/details/query`: what synthetic callers did, per menu and hour, a page at a time. The next
// page is the same POST with `{ nextUri }`, which holds the whole query.
import { IN_SHORT_WORDS, jsonAnswer, type NodeTraffic, type SandboxWorld } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { drawnIdOf } from "../decompile/node-ids.ts";
import { isMenu } from "../wire.ts";
import { apiError, bodyOf, type Handled } from "./answers.ts";
import type { Asked } from "./flow-endpoints.ts";
import type { SandboxState } from "./state.ts";

const HOUR_MS = 3_600_000;
const PAGE_SIZE = 24;
const MAX_HOURS = 366 * 24;
const PAGE_FORM = /^\/api\/v2\/analytics\/voice\/details\/query\?flowId=([^&]*)&from=(\d+)&to=(\d+)&page=(\d{1,6})$/;

const instant = z.iso.datetime({ offset: true, error: "must be a time with a zone" });
const METRICS = ["abandonedCount", "answerCount", "averageWaitTime"] as const;
const querySchema = z.looseObject({
  interval: z.literal("PT1H", "must be PT1H"),
  from: instant,
  to: instant,
  metrics: z.array(z.enum(METRICS)).min(1, "must have a metric"),
  groupings: z.tuple([z.literal("flowId"), z.literal("nodeId")], "must be flowId and nodeId"),
  filters: z.tuple([
    z.looseObject({
      dimension: z.literal("flowId", "must be flowId"),
      operator: z.literal("equal", "must be equal"),
      values: z.tuple([z.string()]),
    }),
  ]),
});

interface Query {
  readonly flowId: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly page: number;
}

/** Answers a query or a further page of one. */
export function queryDetails(state: SandboxState, { request, world }: Asked): Handled {
  const read = bodyOf(request);
  if ("refusal" in read) return { state, response: read.refusal };
  const { nextUri } = read.body;
  const query = typeof nextUri === "string" ? readPage(nextUri) : readQuery(read.body);
  if (query === null)
    return { state, response: apiError(400, "INVALID_PAGE", "The nextUri is none that was given out") };
  if ("message" in query) return { state, response: apiError(400, "INVALID_QUERY", query.message) };
  const rows = rowsOf(state, query, world);
  const from = (query.page - 1) * PAGE_SIZE;
  const data = rows.slice(from, from + PAGE_SIZE);
  const next = from + PAGE_SIZE < rows.length ? { nextUri: pageUri({ ...query, page: query.page + 1 }) } : {};
  return { state, response: jsonAnswer(200, { data, ...next }) };
}

function readQuery(body: unknown): Query | { readonly message: string } {
  const parsed = querySchema.safeParse(body, IN_SHORT_WORDS);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { message: `${(issue?.path ?? []).map(String).join(".")}: ${issue?.message ?? "is not valid"}` };
  }
  const { from, to, filters } = parsed.data;
  const query = { flowId: filters[0].values[0], fromMs: Date.parse(from), toMs: Date.parse(to), page: 1 };
  const fault = faultOfSpan(query);
  return fault === null ? query : { message: fault };
}

function pageUri({ flowId, fromMs, toMs, page }: Query): string {
  return `/api/v2/analytics/voice/details/query?flowId=${encodeURIComponent(flowId)}&from=${fromMs}&to=${toMs}&page=${page}`;
}

function readPage(uri: string): Query | null {
  const [, name = "", from, to, page] = PAGE_FORM.exec(uri) ?? [];
  const flowId = decoded(name);
  const query = { flowId: flowId ?? "", fromMs: Number(from), toMs: Number(to), page: Number(page) };
  return page === undefined || flowId === null || faultOfSpan(query) !== null ? null : query;
}

function faultOfSpan({ fromMs, toMs }: Pick<Query, "fromMs" | "toMs">): string | null {
  if (fromMs >= toMs) return "to: must be later than from";
  return toMs - fromMs > MAX_HOURS * HOUR_MS ? "to: must be at most 366 days after from" : null;
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

function rowsOf(state: SandboxState, { flowId, fromMs, toMs }: Query, { traffic }: SandboxWorld) {
  const nodes = Object.hasOwn(state.flows, flowId) ? state.flows[flowId]?.["nodes"] : undefined;
  const menus = new Map((Array.isArray(nodes) ? nodes : []).filter(isMenu).map(({ id }) => [drawnIdOf(id), id]));
  const hours = Array.from({ length: Math.ceil((toMs - fromMs) / HOUR_MS) }, (_, hour) => fromMs + hour * HOUR_MS);
  return hours.flatMap((hour) =>
    (traffic?.perNode(flowId, hour, Math.min(hour + HOUR_MS, toMs)) ?? []).flatMap((seen) => {
      const nodeId = menus.get(seen.nodeId);
      return nodeId === undefined || isQuiet(seen) ? [] : [{ flowId, nodeId, ...figuresOf(seen) }];
    }),
  );
}

function isQuiet({ abandoned, answered }: NodeTraffic): boolean {
  return abandoned + answered === 0;
}

function figuresOf({ abandoned, answered, averageWaitSeconds }: NodeTraffic) {
  return { abandonedCount: abandoned, answerCount: answered, averageWaitTime: averageWaitSeconds };
}
