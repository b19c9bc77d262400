import { parseFlow } from "@tonegraph/flow-model";
import { queryOptions } from "@tanstack/react-query";
import { ApiError } from "../api/api-failure.ts";
import { callUnread, fetchApi } from "../api/call-api.ts";
import { spanUpTo } from "../time/span-up-to.ts";

/** What figures are wanted. */
export interface HeatmapWish {
  readonly flowId: string;
  readonly tenantId: string;
  /** How far back, in milliseconds. */
  readonly spanMs: number;
  readonly version: number | undefined;
  readonly compareTo: number | undefined;
}

/** Callers' figures up to now; asked for again when the server says that it has collected new ones. */
export function heatmapQuery({ flowId, tenantId, spanMs, version, compareTo }: HeatmapWish) {
  return queryOptions({
    queryKey: ["flow", flowId, "heatmap", tenantId, spanMs, version, compareTo],
    queryFn: ({ signal }) => readHeatmap({ flowId, tenantId, spanMs, version, compareTo }, { refresh: false, signal }),
    retry: false,
  });
}

/** Where in a block's prompt callers hung up; null where that is not known. */
export function promptLeavingQuery({ flowId, tenantId, spanMs, version }: HeatmapWish, nodeId: string) {
  return queryOptions({
    queryKey: ["flow", flowId, "heatmap", tenantId, spanMs, version, "words", nodeId],
    queryFn: async ({ signal }) => {
      const query = { tenantId, ...spanUpTo(new Date(), spanMs), version, wordsOf: nodeId };
      const { nodes } = await fetchApi("getHeatmap", { params: { flowId }, query, signal });
      return nodes[nodeId]?.promptLeaving ?? null;
    },
  });
}

/** The ways that callers took up to now. */
export function pathsQuery({ flowId, tenantId, spanMs, version }: Omit<HeatmapWish, "compareTo">) {
  return queryOptions({
    queryKey: ["flow", flowId, "paths", tenantId, spanMs, version],
    queryFn: ({ signal }) =>
      fetchApi("getPaths", {
        params: { flowId },
        query: { tenantId, ...spanUpTo(new Date(), spanMs), version },
        signal,
      }),
  });
}

/** What the vendor itself reports of the flow as a whole. Every reading asks the vendor, so one is kept for a while. */
export function vendorFiguresQuery({ flowId, tenantId, version, days }: VendorFiguresWish) {
  return queryOptions({
    queryKey: ["vendorFigures", flowId, tenantId, version, days],
    queryFn: ({ signal }) =>
      fetchApi("getVendorFigures", { params: { flowId }, query: { tenantId, version, days }, signal }),
    retry: false,
    staleTime: 300_000,
  });
}

/** Which of a vendor's own figures are wanted; `days` are those up to now. */
export interface VendorFiguresWish {
  readonly flowId: string;
  readonly tenantId: string;
  readonly version: number;
  readonly days: number;
}

/** What a version changed for callers against the one that was live before it. */
export function effectQuery(
  flowId: string,
  { tenantId, version }: { readonly tenantId: string; readonly version: number },
) {
  return queryOptions({
    queryKey: ["flow", flowId, "effect", tenantId, version],
    queryFn: ({ signal }) => fetchApi("getEffect", { params: { flowId }, query: { tenantId, version }, signal }),
  });
}

/**
 * What the figures advise for the version that is live on a tenant. Its key is not among the flow's own: it is worked out by
 * simulating callers, and every saved stroke of the draft would have it worked out again.
 */
export function adviceQuery(
  flowId: string,
  { tenantId, version }: { readonly tenantId: string; readonly version: number },
) {
  return queryOptions({
    queryKey: ["advice", flowId, tenantId, version],
    queryFn: ({ signal }) => fetchApi("getAdvice", { params: { flowId }, query: { tenantId }, signal }),
    staleTime: 60_000,
  });
}

/** Reads the figures; with `refresh` the vendor is asked first. */
export function readHeatmap(
  { flowId, tenantId, spanMs, version, compareTo }: HeatmapWish,
  { refresh, signal }: { readonly refresh: boolean; readonly signal?: AbortSignal },
) {
  const span = spanUpTo(new Date(), spanMs);
  const query = { tenantId, ...span, version, compareTo, refresh: refresh ? true : undefined };
  return fetchApi("getHeatmap", { params: { flowId }, query, ...(signal === undefined ? {} : { signal }) });
}

/** One version's document. It never changes. */
export function versionFlowQuery(flowId: string, version: number) {
  return queryOptions({
    queryKey: ["flow", flowId, "version", version],
    queryFn: async ({ signal }) => {
      const answer = await callUnread("getVersion", { params: { flowId, number: version }, signal });
      if (!answer.ok) throw new ApiError(answer.error);
      const parsed = parseFlow(
        answer.value.data instanceof Object && "flow" in answer.value.data && answer.value.data.flow,
      );
      if (!parsed.ok) throw new Error(`version ${version} does not parse`);
      return parsed.value;
    },
    staleTime: Infinity,
  });
}
