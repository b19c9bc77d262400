import { ActionIcon, Button } from "@mantine/core";
import type { ReactNode } from "react";
import { removeEntry, renameEntry, type Entries } from "../edits/entry-edits.ts";
import { inspectorWords } from "../words/inspector-words.ts";
import { DraftField } from "./DraftField.tsx";
import type { FieldLooks } from "./field-context.ts";
import { FieldProblems } from "./FieldProblems.tsx";
import classes from "./fields.module.css";
import inspectorClasses from "../inspector.module.css";

/** One entry, for the field of its value. */
export interface EntryRow {
  readonly name: string;
  readonly value: string;
  readonly field: string;
  readonly onValue: (value: string, gesture: string) => boolean;
}

interface EntryRowsProps extends FieldLooks {
  readonly entries: Entries;
  /** Undefined when the last entry was removed. */
  readonly onEntries: (entries: Entries | undefined, gesture?: string) => boolean;
  readonly words: { readonly add: string; readonly name: string; readonly remove: (name: string) => string };
  readonly nameSuggestions?: readonly string[];
  readonly valueField: (row: EntryRow) => ReactNode;
}

/** Names with a text each, one below the other. */
export function EntryRows(props: EntryRowsProps) {
  const { context, field, label, hint, entries, onEntries, words, nameSuggestions, valueField } = props;
  const { editor } = context;
  const rows = Object.entries(entries);

  function add(): void {
    if (!Object.hasOwn(entries, "") && !onEntries({ ...entries, "": "" })) return;
    const place = Object.hasOwn(entries, "") ? Object.keys(entries).indexOf("") : rows.length;
    editor.view.focusField(`${field}:${place}`);
  }

  return (
    <section className={classes["rows"]} aria-label={label}>
      <h3 className={inspectorClasses["section"]}>{label}</h3>
      {hint !== undefined && <p className={classes["hint"]}>{hint}</p>}
      {rows.map(([name, value], place) => (
        <div key={place} className={classes["entry"]} data-entry={name}>
          <div className={classes["entryHead"]}>
            <DraftField
              context={context}
              field={`${field}:${place}`}
              label={words.name}
              bare
              mono
              placeholder={words.name}
              value={name}
              refusal={inspectorWords.nameTaken}
              {...(nameSuggestions === undefined ? {} : { suggestions: nameSuggestions })}
              onText={(text, gesture) => {
                const renamed = renameEntry(entries, name, text.trim());
                return renamed !== null && onEntries(renamed, gesture);
              }}
            />
            <ActionIcon
              variant="subtle"
              color="red"
              disabled={!editor.canEdit}
              aria-label={words.remove(name)}
              onClick={() => onEntries(removeEntry(entries, name))}
            >
              ✕
            </ActionIcon>
          </div>
          {valueField({
            name,
            value,
            field: `${field}.${name}`,
            onValue: (text, gesture) => onEntries({ ...entries, [name]: text }, gesture),
          })}
        </div>
      ))}
      <FieldProblems context={context} problems={context.problemsOf(field)} />
      <Button variant="default" size="xs" disabled={!editor.canEdit} data-field={field} onClick={add}>
        {words.add}
      </Button>
    </section>
  );
}
