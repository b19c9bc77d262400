import { err, ok, type Json, type Result } from "@tonegraph/flow-model";
import {
  answerFault,
  readJson,
  type FiguresPageQuery,
  type FiguresQuery,
  type FiguresRow,
  type HttpResponse,
  type VendorError,
  type VendorPage,
} from "@tonegraph/vendor-kit";
import { z } from "zod";
import { isInstant } from "../decompile/draw-window.ts";
import { badAnswer } from "./answers.ts";
import type { RulesApi } from "./rules-api.ts";

const MAX_PAGES = 200;
const entitySchema = z.object({
  flowId: z.string().nullish(),
  date: z.string().refine(isInstant, "is no time with a zone").nullish(),
  total_duration: z.number().nonnegative().nullish(),
  completion_rate: z.number().min(0).max(1).nullish(),
});
const pageSchema = z.object({ entities: z.array(entitySchema), nextPageToken: z.string().nullish() });

/** The vendor's figures of a flow: one row per day, all pages. A page whose token came before ends the reading with an error. */
export async function readFigures(
  api: RulesApi,
  query: FiguresQuery,
): Promise<Result<readonly FiguresRow[], VendorError>> {
  const { externalId } = query;
  const rows: FiguresRow[] = [];
  const seen = new Set<string>();
  for (let nextPageToken: string | null = null; ;) {
    const page: Result<z.output<typeof pageSchema>, VendorError> = await readPage(api, {
      ...queryBody(query),
      ...(nextPageToken === null ? {} : { nextPageToken }),
    });
    if (!page.ok) return page;
    rows.push(...page.value.entities.filter((entity) => (entity.flowId ?? externalId) === externalId).map(rowOf));
    nextPageToken = page.value.nextPageToken ?? "";
    if (nextPageToken === "") return ok(rows);
    if (seen.has(nextPageToken) || seen.size >= MAX_PAGES) return err(endlessPages());
    seen.add(nextPageToken);
  }
}

/** One page of them as it came. */
export function readFiguresPage(
  api: RulesApi,
  { page, ...query }: FiguresPageQuery,
): Promise<Result<VendorPage, VendorError>> {
  const next = page === undefined ? {} : { nextPageToken: page };
  return askForPage(api, { ...queryBody(query), ...next });
}

function queryBody({ externalId, fromMs, toMs }: FiguresQuery): { [key: string]: Json } {
  return {
    aggregations: [
      { name: "total_duration", type: "sum" },
      { name: "completion_rate", type: "avg" },
    ],
    filter: { type: "equals", path: "flowId", to: externalId },
    interval: "P1D",
    dateFrom: new Date(fromMs).toISOString(),
    dateTo: new Date(toMs).toISOString(),
  };
}

function askForPage(api: RulesApi, body: Json): Promise<Result<HttpResponse, VendorError>> {
  const path = "/api/v2/analytics/ivrs/details/query";
  return api.call({ operation: "queryFigures", method: "POST", path, effect: "read", body, isHandedOn: true });
}

async function readPage(api: RulesApi, query: Json): Promise<Result<z.output<typeof pageSchema>, VendorError>> {
  const answer = await askForPage(api, query);
  if (!answer.ok) return answer;
  const body = readJson(answer.value.body);
  const page = pageSchema.safeParse(body);
  if (page.success) return ok(page.data);
  return err(
    badAnswer(
      `NICE CXone's answer about the flow's figures ${answerFault(page.error.issues, body)}`,
      answer.value.status,
    ),
  );
}

// Without calls there is a sum of nothing and no rate.
function rowOf(entity: z.output<typeof entitySchema>): FiguresRow {
  return {
    nodeId: null,
    ...(typeof entity.date !== "string" ? {} : { from: entity.date }),
    ...(typeof entity.total_duration === "number" ? { totalSeconds: entity.total_duration } : {}),
    ...(typeof entity.completion_rate === "number" ? { completionRate: entity.completion_rate } : {}),
  };
}

function endlessPages(): VendorError {
  return badAnswer("NICE CXone's figures repeat a page again and again, so reading them was ended.");
}
