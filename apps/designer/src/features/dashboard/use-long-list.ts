import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { words } from "../../lib/messages/words.ts";
import { notifyFailed } from "../../lib/notify.ts";
import type { Page } from "../../lib/queries/all-pages.ts";
import type { ReadPage } from "../../lib/queries/dashboard.ts";

interface LongList<Item> {
  /** Tells this list from others. */
  readonly key: readonly unknown[];
  readonly first: Page<Item>;
  readonly readPage: ReadPage<Item>;
}

/** A list whose first page is known; `more` reads the next one and is null when all are there. */
export function useLongList<Item>({ key, first, readPage }: LongList<Item>) {
  const [isWanted, setWanted] = useState(false);
  const further = useInfiniteQuery({
    queryKey: ["dashboard", "further", ...key, first.nextCursor],
    queryFn: ({ pageParam, signal }) => readPage(pageParam, signal),
    initialPageParam: first.nextCursor ?? "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled: isWanted && first.nextCursor !== null,
  });
  const hasMore = further.data === undefined ? first.nextCursor !== null : further.hasNextPage;
  const more = (): void => {
    if (!isWanted) return setWanted(true);
    const next = further.data === undefined ? further.refetch() : further.fetchNextPage();
    void next.then(({ error }) => {
      if (error !== null) notifyFailed(words.dashboard.moreFailed, error);
    });
  };
  return {
    items: [...first.items, ...(further.data?.pages.flatMap((page) => page.items) ?? [])],
    isReading: further.isFetching,
    more: hasMore ? more : null,
  };
}
