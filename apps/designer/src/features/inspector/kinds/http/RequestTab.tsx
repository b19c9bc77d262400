import { ChoiceField } from "../../fields/ChoiceField.tsx";
import { EntryRows } from "../../fields/EntryRows.tsx";
import { ExpressionField } from "../../fields/ExpressionField.tsx";
import classes from "../../inspector.module.css";
import { httpWords } from "../../words/http-words.ts";
import { AuthenticationFields } from "./AuthenticationFields.tsx";
import type { HttpForm } from "./http-form.ts";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"].map((value) => ({ value, label: value }));

/** What is asked, of whom, and as whom. */
export function RequestTab({ form }: { readonly form: HttpForm }) {
  const { context, flow, node, set } = form;
  return (
    <div className={classes["body"]}>
      <ChoiceField
        context={context}
        field="method"
        label={httpWords.method}
        hint={httpWords.methodHint}
        value={node.method}
        choices={METHODS}
        onChoose={(method) => set(["method"], method)}
      />
      <ExpressionField
        context={context}
        flow={flow}
        field="url"
        label={httpWords.url}
        hint={httpWords.urlHint}
        language="template"
        placeholder={httpWords.urlPlaceholder}
        value={node.url}
        onText={(url, gesture) => set(["url"], url, gesture)}
      />
      <Headers form={form} />
      {(node.method !== "GET" || node.body !== undefined) && (
        <ExpressionField
          context={context}
          flow={flow}
          field="body"
          label={httpWords.body}
          hint={httpWords.bodyHint}
          language="template"
          lines={4}
          placeholder={httpWords.bodyPlaceholder}
          value={node.body ?? ""}
          onText={(body, gesture) => set(["body"], body === "" ? undefined : body, gesture)}
        />
      )}
      <AuthenticationFields form={form} />
    </div>
  );
}

function Headers({ form }: { readonly form: HttpForm }) {
  const { context, flow, node, set } = form;
  const words = httpWords.headers;
  return (
    <EntryRows
      context={context}
      field="headers"
      label={words.title}
      hint={words.hint}
      words={words}
      entries={node.headers ?? {}}
      onEntries={(entries, gesture) => set(["headers"], entries, gesture)}
      valueField={({ name, value, field, onValue }) => (
        <ExpressionField
          context={context}
          flow={flow}
          field={field}
          label={words.value(name)}
          bare
          language="template"
          value={value}
          onText={onValue}
        />
      )}
    />
  );
}
