import { queryOptions, useQueries, type UseQueryResult } from "@tanstack/react-query";
import { problemOf } from "../api/api-failure.ts";
import { fetchApi } from "../api/call-api.ts";

/** Kinds of things that a tenant can be asked for, where its vendor lists them. */
export const RESOURCE_KINDS = ["queue", "agent", "asset", "campaign", "flow"] as const;
/** A kind of {@link RESOURCE_KINDS}. */
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

/** What a tenant says exists of a kind, as far as it is known by now. */
export type Listing =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly reason: string; readonly retry: () => void }
  /** The vendor has no listing of this kind: an id is neither right nor wrong. */
  | { readonly state: "unlisted" }
  | { readonly state: "listed"; readonly items: readonly { readonly id: string; readonly name: string }[] };

/** What exists of these kinds on a tenant, in their order; nothing is asked while `isWanted` is false. */
export function useListings(tenantId: string, kinds: readonly ResourceKind[], isWanted = true): readonly Listing[] {
  return useQueries({
    queries: kinds.map((kind) => ({ ...listingQuery(tenantId, kind), enabled: isWanted })),
    combine: (answers) => answers.map(toListing),
  });
}

/** What exists of a kind on each of these tenants, in their order. */
export function useListingOn(tenantIds: readonly string[], kind: ResourceKind): readonly Listing[] {
  return useQueries({
    queries: tenantIds.map((tenantId) => listingQuery(tenantId, kind)),
    combine: (answers) => answers.map(toListing),
  });
}

function listingQuery(tenantId: string, kind: ResourceKind) {
  return queryOptions({
    queryKey: ["tenants", tenantId, "resources", kind],
    queryFn: ({ signal }) => fetchApi("listResources", { params: { tenantId }, query: { kind }, signal }),
    // Ids can be typed without it: a vendor that does not answer must not cost a retry storm.
    retry: false,
    staleTime: 5 * 60_000,
  });
}

type Answer = UseQueryResult<{
  readonly items: readonly { readonly id: string; readonly name: string }[];
  readonly known: boolean;
}>;

function toListing({ data, error, refetch }: Answer): Listing {
  if (data !== undefined) return data.known ? { state: "listed", items: data.items } : { state: "unlisted" };
  if (error === null) return { state: "loading" };
  return { state: "failed", reason: problemOf(error).detail, retry: () => void refetch() };
}
