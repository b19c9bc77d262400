import { declaredNames } from "../../edits/variable-names.ts";
import { EntryRows } from "../../fields/EntryRows.tsx";
import { JsonField } from "../../fields/JsonField.tsx";
import { PromptField } from "../../fields/PromptField.tsx";
import { TextField } from "../../fields/TextField.tsx";
import classes from "../../inspector.module.css";
import { httpWords } from "../../words/http-words.ts";
import type { HttpForm } from "./http-form.ts";

const words = httpWords.mapping;

/** What is kept of the answer, what is read instead of it, and what callers hear until it is there. */
export function AnswerTab({ form }: { readonly form: HttpForm }) {
  const { context, flow, node, set } = form;
  return (
    <div className={classes["body"]}>
      <EntryRows
        context={context}
        field="responseMapping"
        label={words.title}
        hint={words.hint}
        words={words}
        entries={node.responseMapping ?? {}}
        nameSuggestions={declaredNames(flow)}
        onEntries={(entries, gesture) => set(["responseMapping"], entries, gesture)}
        valueField={({ name, value, field, onValue }) => (
          <TextField
            context={context}
            field={field}
            label={words.value(name)}
            bare
            placeholder={words.valuePlaceholder}
            value={value}
            onText={onValue}
          />
        )}
      />
      <JsonField
        context={context}
        field="defaultResponse"
        label={httpWords.defaultResponse}
        hint={httpWords.defaultHint}
        lines={4}
        placeholder={httpWords.defaultPlaceholder}
        value={node.defaultResponse}
        onJson={(value, gesture) => set(["defaultResponse"], value, gesture)}
      />
      <PromptField
        context={context}
        flow={flow}
        title={httpWords.filler}
        field="filler"
        promptId={node.fillerPromptId ?? ""}
        promptLabel={`${node.label}, while callers wait`}
        setPromptId={(promptId) => form.edit(["fillerPromptId"], promptId)}
      />
    </div>
  );
}
