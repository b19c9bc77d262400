import type { AskedTenant } from "./resource-notes.ts";

/** Ids to choose from with their names: what the tenants list, then what the flow uses itself; undefined without a name. */
export function offeredIds(
  asked: readonly AskedTenant[],
  used: readonly string[],
): ReadonlyMap<string, string | undefined> {
  const offered = new Map<string, string | undefined>();
  for (const { listing } of asked) {
    if (listing.state !== "listed") continue;
    for (const { id, name } of listing.items) offered.set(id, name === "" || name === id ? undefined : name);
  }
  for (const id of used) if (id !== "" && !offered.has(id)) offered.set(id, undefined);
  return offered;
}

/** The ids of which the id or the name has this in it; all while nothing is searched, or one of them is typed in full. */
export function searchedIds(offered: ReadonlyMap<string, string | undefined>, search: string): string[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === "" || offered.has(search.trim())) return [...offered.keys()];
  return [...offered].flatMap(([id, name]) =>
    id.toLowerCase().includes(wanted) || (name?.toLowerCase().includes(wanted) ?? false) ? [id] : [],
  );
}
