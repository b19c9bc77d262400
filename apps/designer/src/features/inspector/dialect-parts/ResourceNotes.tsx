import { useDebouncedValue } from "@mantine/hooks";
import { useLookUps } from "../../../lib/queries/resource-look-ups.ts";
import { TextButton } from "../../../ui/TextButton.tsx";
import type { AskedTenant } from "./asked-tenants.ts";
import classes from "./dialect-parts.module.css";
import { dialectPartWords } from "./dialect-part-words.ts";
import { resourceNotes, type NotedId } from "./resource-notes.ts";

/** Nobody is asked about an id that somebody is still typing, and it is not judged. */
const SETTLED_MS = 600;

/** What {@link ResourceNotes} are made from; the id may still be typed. */
export interface ResourceNotesProps extends NotedId {
  readonly asked: readonly AskedTenant[];
}

/** Whether what an id stands for exists at the vendors, as far as they can be asked. */
export function ResourceNotes({ asked, ...typed }: ResourceNotesProps) {
  const id = useSettled(typed.id.trim());
  const silent = asked.filter(({ listing }) => listing.state === "unlisted" && listing.looksUp === true);
  const lookUps = useLookUps(
    silent.map((tenant) => tenant.id),
    typed.kind,
    id,
  );
  const answers = new Map(silent.map((tenant, place) => [tenant.id, lookUps[place]] as const));
  const judged = asked.map((tenant) => {
    const lookUp = answers.get(tenant.id);
    return lookUp === undefined ? tenant : { ...tenant, lookUp };
  });
  const notes = resourceNotes(judged, { ...typed, id });
  if (notes.length === 0) return null;
  return (
    <ul className={classes["notes"]} data-testid="resource-notes">
      {notes.map(({ tone, words, retry }) => (
        <li key={words} data-tone={tone}>
          {words}
          {retry !== undefined && <TextButton onClick={retry}>{dialectPartWords.retry}</TextButton>}
        </li>
      ))}
    </ul>
  );
}

/** The id once it stays the same; none before. */
function useSettled(id: string): string {
  const [settled] = useDebouncedValue(id, SETTLED_MS);
  return settled === id ? id : "";
}
