/** A page of a cursor-paged list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** Reads a cursor-paged list to its end, at most `maxPages` pages of it. */
export async function allPages<Item>(
  readPage: (cursor: string | undefined) => Promise<Page<Item>>,
  maxPages = 50,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < maxPages; pages += 1) {
    const page = await readPage(cursor);
    items.push(...page.items);
    if (page.nextCursor === null) return items;
    cursor = page.nextCursor;
  }
  return items;
}
