import { queryOptions, useQueries } from "@tanstack/react-query";
import { problemOf } from "../api/api-failure.ts";
import { fetchApi } from "../api/call-api.ts";
import { HOW_TO_ASK, type ResourceKind } from "./resources.ts";

/** What a tenant says of one id; null where it cannot say. */
export type LookUp =
  | { readonly state: "asking" }
  | { readonly state: "failed"; readonly reason: string; readonly retry: () => void }
  | { readonly state: "told"; readonly exists: boolean | null };

/** Whether each of these tenants has one id, in their order; for those that list nothing. */
export function useLookUps(tenantIds: readonly string[], kind: ResourceKind, id: string): readonly LookUp[] {
  return useQueries({
    queries: tenantIds.map((tenantId) => ({ ...lookUpQuery(tenantId, kind, id), enabled: id !== "" })),
    combine: (answers) =>
      answers.map(({ data, error, refetch }): LookUp => {
        if (data !== undefined) return { state: "told", exists: data.exists };
        if (error === null) return { state: "asking" };
        return { state: "failed", reason: problemOf(error).detail, retry: () => void refetch() };
      }),
  });
}

function lookUpQuery(tenantId: string, kind: ResourceKind, id: string) {
  return queryOptions({
    queryKey: ["tenants", tenantId, "resources", kind, id],
    queryFn: ({ signal }) => fetchApi("findResource", { params: { tenantId }, query: { kind, id }, signal }),
    ...HOW_TO_ASK,
  });
}
