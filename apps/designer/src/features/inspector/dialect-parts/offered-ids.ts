import type { Listing } from "../../../lib/queries/resources.ts";
import type { AskedTenant } from "./asked-tenants.ts";

/** Ids to choose from. */
export interface OfferedIds {
  /** With their names: what the tenants list, then what the flow uses itself; undefined without a name. */
  readonly names: ReadonlyMap<string, string | undefined>;
  /** How many of them exist at the tenants. */
  readonly listed: number;
}

/** What can be chosen where these tenants are asked; `used` are ids in the flow, offered while any tenant does not say what exists. */
export function offeredIds(asked: readonly AskedTenant[], used: readonly string[]): OfferedIds {
  const names = new Map(
    asked.flatMap(({ listing }) =>
      itemsOf(listing).map(({ id, name }) => [id, name === "" || name === id ? undefined : name] as const),
    ),
  );
  const listed = names.size;
  const isKnown = asked.length > 0 && asked.every(({ listing }) => listing.state === "listed");
  if (isKnown) return { names, listed };
  for (const id of used) if (id !== "" && !names.has(id)) names.set(id, undefined);
  return { names, listed };
}

function itemsOf(listing: Listing) {
  return listing.state === "listed" || listing.state === "failed" ? (listing.items ?? []) : [];
}

/** The first ids of which the id or the name has this in it; of all while nothing is searched, or one is typed in full. */
export function searchedIds({ names }: OfferedIds, search: string, limit: number): string[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === "" || names.has(search.trim())) return [...names.keys()].slice(0, limit);
  const found = [...names].flatMap(([id, name]) =>
    id.toLowerCase().includes(wanted) || (name?.toLowerCase().includes(wanted) ?? false) ? [id] : [],
  );
  return found.slice(0, limit);
}
