import { err, ok, type Json, type Result } from "@tonegraph/flow-model";
import {
  type FiguresQuery,
  type FiguresRow,
  type HttpResponse,
  type VendorError,
  type VendorHttp,
  type VendorPage,
} from "@tonegraph/vendor-kit";
import { z } from "zod";
import { badAnswer } from "./bad-answer.ts";
import { readBody } from "./read-answer.ts";

const count = z.number("is no number").int("is no whole number").nonnegative("is below 0");
const answerSchema = z.looseObject({
  results: z.array(
    z.looseObject({
      group: z.record(z.string(), z.string()),
      metrics: z.looseObject({ "conversation.count": count }),
    }),
  ),
});

/** The calls of a flow in a span, and how many of them were given up: two queries, because the API counts one thing at a time. */
export async function readFigures(
  http: VendorHttp,
  url: string,
  query: FiguresQuery,
): Promise<Result<readonly FiguresRow[], VendorError>> {
  const calls = await countCalls(http, { url, query, outcome: null });
  if (!calls.ok) return calls;
  if (calls.value === null) return ok([]);
  const abandoned = await countCalls(http, { url, query, outcome: "abandoned" });
  if (!abandoned.ok) return abandoned;
  return ok([
    { nodeId: null, calls: calls.value, ...(abandoned.value === null ? {} : { abandoned: abandoned.value }) },
  ]);
}

/** The count of a flow's calls as it came; the document knows one page of it. */
export function readFiguresPage(
  http: VendorHttp,
  url: string,
  query: FiguresQuery,
): Promise<Result<VendorPage, VendorError>> {
  return askForCalls(http, { url, query, outcome: null });
}

interface Asked {
  readonly url: string;
  readonly query: FiguresQuery;
  readonly outcome: string | null;
}

function askForCalls(http: VendorHttp, asked: Asked): Promise<Result<HttpResponse, VendorError>> {
  const { externalId, fromMs, toMs } = asked.query;
  const isFlow = { type: "eq", field: "flow.id", value: externalId };
  const hasOutcome = { type: "eq", field: "conversation.outcome", value: asked.outcome };
  const body: Json = {
    timeRange: { type: "absolute", from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() },
    filter: { type: "and", filters: asked.outcome === null ? [isFlow] : [isFlow, hasOutcome] },
    groupBy: ["flow.id"],
    metrics: ["conversation.count"],
  };
  return http.call({
    operation: "readFigures",
    method: "POST",
    url: asked.url,
    effect: "read",
    group: "analytics",
    body: JSON.stringify(body),
  });
}

async function countCalls(http: VendorHttp, asked: Asked): Promise<Result<number | null, VendorError>> {
  const { externalId } = asked.query;
  const answer = await askForCalls(http, asked);
  if (!answer.ok) return answer;
  const read = readBody(answer.value, answerSchema, "asking for the flow's calls");
  if (!read.ok) return read;
  const own = read.value.results.filter(({ group }) => group["flow.id"] === externalId);
  if (own.length < 2) return ok(own[0]?.metrics["conversation.count"] ?? null);
  return err(badAnswer(`asking for the flow's calls names the flow ${own.length} times.`, answer.value.status));
}
