import { queryOptions, useMutation, useQueries, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { problemOf } from "../api/api-failure.ts";
import { fetchApi } from "../api/call-api.ts";

/** Kinds of things that a tenant can be asked for, where its vendor lists them. */
export const RESOURCE_KINDS = ["queue", "agent", "asset", "campaign", "flow"] as const;
/** A kind of {@link RESOURCE_KINDS}. */
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

type Items = readonly { readonly id: string; readonly name: string }[];

/** What a tenant says exists of a kind, as far as it is known by now. */
export type Listing =
  | { readonly state: "loading" }
  /** `items` are what was read before. */
  | { readonly state: "failed"; readonly reason: string; readonly retry: () => void; readonly items?: Items }
  /** The vendor has no listing of this kind: an id is neither right nor wrong, unless one can be looked up. */
  | { readonly state: "unlisted"; readonly looksUp?: boolean }
  | {
      readonly state: "listed";
      readonly items: Items;
      /** When the vendor was asked for them. */
      readonly asOf?: string | undefined;
    };

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

/** Ids by the kind of what they stand for. */
export type IdsByKind = Readonly<Partial<Record<ResourceKind, readonly string[]>>>;

/**
 * What a tenant says exists, as far as it is known. Only `asked` kinds are asked for, and only where no answer is at hand;
 * of the others it is known what somebody else asked for.
 */
export function useListedIds(tenantId: string, asked: ReadonlySet<ResourceKind>): IdsByKind {
  return useQueries({
    queries: RESOURCE_KINDS.map((kind) => ({
      ...listingQuery(tenantId, kind),
      enabled: asked.has(kind),
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    })),
    combine: combineListed,
  });
}

/** All ids of the kinds that were listed. A kind that could not be read, or has no listing, is absent: nothing is known of it. */
export function listedIds(listings: readonly Listing[]): IdsByKind {
  return Object.fromEntries(
    RESOURCE_KINDS.flatMap((kind, place) => {
      const listing = listings[place];
      return listing?.state === "listed" ? [[kind, listing.items.map(({ id }) => id)]] : [];
    }),
  );
}

/** Asks the vendors themselves once more; what they say comes out of {@link useListingOn}. */
export function useLookAgain(tenantIds: readonly string[], kind: ResourceKind) {
  const client = useQueryClient();
  const { mutate, isPending, isIdle } = useMutation({
    // What fails is told where the listing is.
    mutationFn: () =>
      Promise.allSettled(
        tenantIds.map(async (tenantId) => {
          const asked = listingQuery(tenantId, kind, "true");
          // An answer on its way is one to an earlier question.
          await client.cancelQueries(asked);
          return client.fetchQuery({ ...asked, staleTime: 0 });
        }),
      ),
  });
  return { lookAgain: () => mutate(), isLooking: isPending, hasLooked: !isIdle };
}

/** Ids can be typed without it: a vendor that does not answer must not cost a retry storm. The server keeps answers for as long. */
export const HOW_TO_ASK = { retry: false, staleTime: 60_000 } as const;

function listingQuery(tenantId: string, kind: ResourceKind, afresh?: "true") {
  return queryOptions({
    queryKey: ["tenants", tenantId, "resources", kind],
    queryFn: ({ signal }) =>
      fetchApi("listResources", { params: { tenantId }, query: { kind, ...(afresh ? { afresh } : {}) }, signal }),
    ...HOW_TO_ASK,
  });
}

type Answer = UseQueryResult<{
  readonly items: Items;
  readonly known: boolean;
  readonly looksUp: boolean;
  readonly asOf?: string | undefined;
}>;

function toListing({ data, error, refetch }: Answer): Listing {
  const items = data?.items ?? [];
  if (error !== null) return { state: "failed", reason: problemOf(error).detail, retry: () => void refetch(), items };
  if (data === undefined) return { state: "loading" };
  return data.known ? { state: "listed", items, asOf: data.asOf } : { state: "unlisted", looksUp: data.looksUp };
}

/** The same function every time: what it makes is kept until an answer is another. */
function combineListed(answers: readonly Answer[]): IdsByKind {
  return listedIds(answers.map(toListing));
}
