import type { KnownTenant } from "../../../document/known-tenant.ts";
import { useListingOn, type ResourceKind } from "../../../lib/queries/resources.ts";
import classes from "./dialect-parts.module.css";
import { dialectPartWords } from "./dialect-part-words.ts";
import { resourceNotes, type AskedTenant } from "./resource-notes.ts";

/** The tenants with what they say exists of a kind. */
export function useAskedTenants(tenants: readonly KnownTenant[], kind: ResourceKind): readonly AskedTenant[] {
  const listings = useListingOn(
    tenants.map(({ id }) => id),
    kind,
  );
  return tenants.flatMap(({ name }, place) => {
    const listing = listings[place];
    return listing === undefined ? [] : [{ name, listing }];
  });
}

interface ResourceNotesProps {
  readonly asked: readonly AskedTenant[];
  readonly kind: ResourceKind;
  readonly value: string;
}

/** Whether what an id stands for exists at the vendors, as far as they can be asked. */
export function ResourceNotes({ asked, kind, value }: ResourceNotesProps) {
  const notes = resourceNotes(asked, kind, value);
  if (notes.length === 0) return null;
  return (
    <ul className={classes["notes"]} data-testid="resource-notes">
      {notes.map(({ tone, words, retry }) => (
        <li key={words} data-tone={tone}>
          {words}
          {retry !== undefined && (
            <button type="button" onClick={retry}>
              {dialectPartWords.retry}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
