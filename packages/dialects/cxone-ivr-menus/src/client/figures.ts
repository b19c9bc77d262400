import { err, ok, type Result } from "@tonegraph/flow-model";
import {
  answerFault,
  readJson,
  utcTime,
  type FiguresPageQuery,
  type FiguresQuery,
  type FiguresRow,
  type HttpResponse,
  type VendorError,
  type VendorHttp,
  type VendorPage,
} from "@tonegraph/vendor-kit";
import { z } from "zod";
import { drawnIdOf } from "../decompile/node-ids.ts";
import { badAnswer } from "./read-answer.ts";

const MAX_PAGES = 400;

const figure = z.number().nonnegative().nullish();
const count = z.int().nonnegative().nullish();
const answerSchema = z.looseObject({
  data: z.array(
    z.looseObject({
      nodeId: z.string().min(1),
      flowId: z.string().nullish(),
      abandonedCount: count,
      answerCount: count,
      averageWaitTime: figure,
    }),
  ),
  nextUri: z.string().nullish(),
});
type Page = z.output<typeof answerSchema>;

/**
 * The vendor's figures per menu and hour, all pages. A menu is named as the drawing of the vendor's flow names it, also one
 * that the present flow no longer has. A page is asked for at the same address as the first; what it is called is only
 * sent back, and never to another host.
 */
export async function readFigures(
  http: VendorHttp,
  baseUrl: string,
  query: FiguresQuery,
): Promise<Result<readonly FiguresRow[], VendorError>> {
  const rows: FiguresRow[] = [];
  const seen = new Set<string>();
  let body = firstQuery(query);
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const answer = await askForPage(http, baseUrl, body);
    if (!answer.ok) return answer;
    const read = readPage(answer.value, page);
    if (!read.ok) return read;
    rows.push(...rowsOf(read.value, query.externalId));
    const { nextUri } = read.value;
    if (nextUri === null || nextUri === undefined || nextUri === "") return ok(rows);
    const refused = whyNotNext(nextUri, { seen, baseUrl });
    if (refused !== null) return err(badAnswer(`Page ${page} of NICE CXone's figures ${refused}`));
    seen.add(nextUri);
    body = JSON.stringify({ nextUri });
  }
  return err(badAnswer(`NICE CXone's figures have no end: they were left after ${MAX_PAGES} pages.`));
}

/** One page of them as it came. */
export function readFiguresPage(
  http: VendorHttp,
  baseUrl: string,
  query: FiguresPageQuery,
): Promise<Result<VendorPage, VendorError>> {
  const { page } = query;
  const host = page === undefined ? null : foreignHost(page, baseUrl);
  if (host !== null) {
    const message = `This page of NICE CXone's figures would lie at another host, ${host}, which is not asked.`;
    return Promise.resolve(err({ kind: "notAllowed", message, ambiguous: false }));
  }
  return askForPage(http, baseUrl, page === undefined ? firstQuery(query) : JSON.stringify({ nextUri: page }));
}

function askForPage(http: VendorHttp, baseUrl: string, body: string): Promise<Result<HttpResponse, VendorError>> {
  const url = `${baseUrl}/api/v2/analytics/voice/details/query`;
  const call = { operation: "readFigures", method: "POST", url, effect: "read", group: "analytics", body } as const;
  return http.call({ ...call, isHandedOn: true });
}

const ASKED = `"metrics":["abandonedCount","answerCount","averageWaitTime"],"groupings":["flowId","nodeId"]`;

// Written as the text that it is sent as: it is asked thousands of times, and differs in three values.
function firstQuery({ externalId, fromMs, toMs }: FiguresQuery): string {
  const span = `"from":"${utcTime(fromMs)}","to":"${utcTime(toMs)}"`;
  const flow = `{"dimension":"flowId","operator":"equal","values":[${JSON.stringify(externalId)}]}`;
  return `{"interval":"PT1H",${span},${ASKED},"filters":[${flow}]}`;
}

function readPage(response: HttpResponse, page: number): Result<Page, VendorError> {
  const body = readJson(response.body);
  const parsed = answerSchema.safeParse(body);
  if (parsed.success) return ok(parsed.data);
  const words = `Page ${page} of NICE CXone's figures ${answerFault(parsed.error.issues, body)}`;
  return err(badAnswer(words, response.status));
}

function whyNotNext(uri: string, { seen, baseUrl }: { seen: ReadonlySet<string>; baseUrl: string }): string | null {
  if (seen.has(uri)) return "names a next page that was read before, so the rest is not asked for.";
  const host = foreignHost(uri, baseUrl);
  return host && `names a next page at another host, ${host}, which is not asked. Check the tenant's addresses.`;
}

/** The host that a page's address names, where it is not the tenant's own. */
function foreignHost(uri: string, baseUrl: string): string | null {
  const host = /^(?:[a-z][a-z0-9+.-]*:)?[\\/]{2}([^\\/?#]*)/i.exec(uri)?.[1];
  const own = /^https?:\/\/([^/?#]*)/i.exec(baseUrl)?.[1];
  if (host === undefined || host.toLowerCase() === own?.toLowerCase()) return null;
  return host.replace(/^.*@/, "");
}

// A figure that the vendor did not report stays absent; a row without any says nothing.
function rowsOf({ data }: Page, externalId: string): FiguresRow[] {
  return data.flatMap(({ nodeId, flowId, abandonedCount, answerCount, averageWaitTime }): FiguresRow[] => {
    if (flowId !== null && flowId !== undefined && flowId !== externalId) return [];
    const figures = {
      ...(typeof abandonedCount === "number" ? { abandoned: abandonedCount } : {}),
      ...(typeof answerCount === "number" ? { answered: answerCount } : {}),
      ...(typeof averageWaitTime === "number" ? { averageWaitSeconds: averageWaitTime } : {}),
    };
    return Object.keys(figures).length === 0 ? [] : [{ nodeId: drawnIdOf(nodeId), ...figures }];
  });
}
