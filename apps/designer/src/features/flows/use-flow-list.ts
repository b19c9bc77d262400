import { useDebouncedValue } from "@mantine/hooks";
import type { FlowSummary } from "@tonegraph/api-contract";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { flowPagesQuery } from "../../lib/queries/flows.ts";

/** Pages that are fetched unasked, so that filters and sorting see every flow of a workspace of ordinary size. */
const PAGES_UNASKED = 10;

interface FlowList {
  readonly flows: readonly FlowSummary[] | null;
  readonly error: Error | null;
  readonly retry: () => void;
  /** Set when the server has more than what is fetched unasked. */
  readonly loadMore: (() => void) | null;
  readonly isLoadingMore: boolean;
}

/** The flows that fit a search, all of them up to {@link PAGES_UNASKED} pages. */
export function useFlowList(search: string): FlowList {
  const [settled] = useDebouncedValue(search.trim(), 200);
  const query = useInfiniteQuery({ ...flowPagesQuery(settled), placeholderData: keepPreviousData });
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isError } = query;
  const fetched = query.data?.pages.length ?? 0;
  const goesOn = hasNextPage && !isFetchingNextPage && !isError && fetched < PAGES_UNASKED;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage]);
  return {
    flows: query.data === undefined ? null : query.data.pages.flatMap((page) => page.items),
    error: query.data === undefined ? query.error : null,
    retry: () => void query.refetch(),
    loadMore: hasNextPage && fetched >= PAGES_UNASKED ? () => void fetchNextPage() : null,
    isLoadingMore: isFetchingNextPage,
  };
}
