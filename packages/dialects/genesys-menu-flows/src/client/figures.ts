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

const count = z.int().nonnegative();
const answerSchema = z.looseObject({
  results: z.array(
    z.looseObject({
      group: z.record(z.string(), z.string()),
      metrics: z.looseObject({ "conversation.count": count }),
    }),
  ),
});

/** The one span that the document shows: the seven days up to the moment at which it is asked. */
const DURATION = "last7d";
const DURATION_MS = 7 * 86_400_000;
/** How far a span may be from that and still be asked: clocks differ, and a page is asked for when it was drawn. */
const TOLERANCE_MS = 15 * 60_000;

/** Where and when figures are asked for. */
export interface FiguresPlace {
  readonly url: string;
  /** Now by our clock, with which spans are asked for; milliseconds since the epoch. */
  readonly now: () => number;
  /** The same as the vendor has it: the seven days are its own. */
  readonly vendorNow: () => number;
}

/**
 * The calls of a flow in the last seven days, and how many of them were given up: two queries, because the API counts one
 * thing at a time. The row says the span that it is of. Any other span is refused before anything is asked.
 */
export async function readFigures(
  http: VendorHttp,
  place: FiguresPlace,
  query: FiguresQuery,
): Promise<Result<readonly FiguresRow[], VendorError>> {
  const refusal = refusedSpan(query, place);
  if (refusal !== null) return err(refusal);
  const { externalId } = query;
  const calls = await countCalls(http, { url: place.url, externalId, outcome: null });
  if (!calls.ok) return calls;
  if (calls.value === null) return ok([]);
  const countedAt = place.vendorNow();
  const abandoned = await countCalls(http, { url: place.url, externalId, outcome: "abandoned" });
  if (!abandoned.ok) return abandoned;
  const span = { from: new Date(countedAt - DURATION_MS).toISOString(), to: new Date(countedAt).toISOString() };
  const counted = { calls: calls.value, ...(abandoned.value === null ? {} : { abandoned: abandoned.value }) };
  return ok([{ nodeId: null, ...span, ...counted }]);
}

/** The count of a flow's calls as it came; the document knows one page of it. */
export async function readFiguresPage(
  http: VendorHttp,
  place: FiguresPlace,
  query: FiguresQuery,
): Promise<Result<VendorPage, VendorError>> {
  const refusal = refusedSpan(query, place);
  if (refusal !== null) return err(refusal);
  return askForCalls(http, { url: place.url, externalId: query.externalId, outcome: null });
}

function refusedSpan({ fromMs, toMs }: FiguresQuery, { now, vendorNow }: FiguresPlace): VendorError | null {
  const endsNow = [now(), vendorNow()].some((present) => Math.abs(toMs - present) <= TOLERANCE_MS);
  if (endsNow && Math.abs(toMs - fromMs - DURATION_MS) <= TOLERANCE_MS) return null;
  const why = endsNow ? "of another length" : "that does not end now";
  const message = `Genesys Cloud's documented figures are those of the last seven days up to now; a span ${why} cannot be asked. Ask for the seven days up to now.`;
  return { kind: "spanNotOffered", message, ambiguous: false };
}

interface Asked {
  readonly url: string;
  readonly externalId: string;
  readonly outcome: string | null;
}

function askForCalls(http: VendorHttp, asked: Asked): Promise<Result<HttpResponse, VendorError>> {
  const isFlow = { type: "eq", field: "flow.id", value: asked.externalId };
  const hasOutcome = { type: "eq", field: "conversation.outcome", value: asked.outcome };
  const body: Json = {
    timeRange: { type: "relative", duration: DURATION },
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
    isHandedOn: true,
  });
}

async function countCalls(http: VendorHttp, asked: Asked): Promise<Result<number | null, VendorError>> {
  const { externalId } = asked;
  const answer = await askForCalls(http, asked);
  if (!answer.ok) return answer;
  const read = readBody(answer.value, answerSchema, "asking for the flow's calls");
  if (!read.ok) return read;
  const own = read.value.results.filter(({ group }) => group["flow.id"] === externalId);
  if (own.length < 2) return ok(own[0]?.metrics["conversation.count"] ?? null);
  return err(badAnswer(`asking for the flow's calls names the flow ${own.length} times.`, answer.value.status));
}
