import {
  notifyManager,
  queryOptions,
  replaceEqualDeep,
  useQueries,
  useQueryClient,
  type QueryClient,
} from "@tanstack/react-query";
import { useMemo, useSyncExternalStore } from "react";
import { problemOf } from "../api/api-failure.ts";
import { fetchApi } from "../api/call-api.ts";
import { HOW_TO_ASK, RESOURCE_KINDS, type IdsByKind, type ResourceKind } from "./resources.ts";

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

/** The ids that a tenant was asked for one by one and does not have. Asks for none itself. */
export function useMissingIds(tenantId: string): IdsByKind {
  const client = useQueryClient();
  const { subscribe, read } = useMemo(() => watchMissing(client, tenantId), [client, tenantId]);
  return useSyncExternalStore(subscribe, read);
}

/** What is missing stays the same object until it is another. */
function watchMissing(client: QueryClient, tenantId: string) {
  let known: IdsByKind = {};
  return {
    subscribe: (changed: () => void) => client.getQueryCache().subscribe(notifyManager.batchCalls(changed)),
    read: () => (known = replaceEqualDeep(known, missingIds(client, tenantId))),
  };
}

/** The same from what is at hand now. An id that could not be asked for, or of which the tenant cannot say, is in none. */
export function missingIds(client: QueryClient, tenantId: string): IdsByKind {
  const missing: Partial<Record<ResourceKind, string[]>> = {};
  const told = client.getQueriesData<{ readonly exists?: boolean | null }>({
    queryKey: ["tenants", tenantId, "resources"],
    predicate: ({ state }) => state.status === "success",
  });
  for (const [[, , , ofKind, id], answer] of told) {
    const kind = RESOURCE_KINDS.find((known) => known === ofKind);
    if (kind !== undefined && typeof id === "string" && answer?.exists === false) (missing[kind] ??= []).push(id);
  }
  return missing;
}

function lookUpQuery(tenantId: string, kind: ResourceKind, id: string) {
  return queryOptions({
    queryKey: ["tenants", tenantId, "resources", kind, id],
    queryFn: ({ signal }) => fetchApi("findResource", { params: { tenantId }, query: { kind, id }, signal }),
    ...HOW_TO_ASK,
    // What a block was told holds for the problems of the flow when another block is open.
    gcTime: Infinity,
  });
}
