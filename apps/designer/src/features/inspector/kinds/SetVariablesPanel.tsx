import type { NodeOfKind } from "@tonegraph/flow-model";
import { declaredNames } from "../edits/variable-names.ts";
import { EntryRows } from "../fields/EntryRows.tsx";
import { ExpressionField } from "../fields/ExpressionField.tsx";
import classes from "../inspector.module.css";
import type { NodeForm } from "../node-form.ts";
import { kindWords } from "../words/kind-words.ts";

const words = kindWords.setVariables;

/** Variables and the expressions that give them their values. */
export function SetVariablesPanel({ form }: { readonly form: NodeForm<NodeOfKind<"setVariables">> }) {
  const { context, flow, node, set } = form;
  return (
    <div className={classes["body"]}>
      <EntryRows
        context={context}
        field="assignments"
        label={words.title}
        hint={words.hint}
        words={words}
        entries={node.assignments}
        nameSuggestions={declaredNames(flow)}
        onEntries={(entries, gesture) => set(["assignments"], entries ?? {}, gesture)}
        valueField={({ name, value, field, onValue }) => (
          <ExpressionField
            context={context}
            flow={flow}
            field={field}
            label={words.value(name)}
            bare
            language="expression"
            placeholder={words.valuePlaceholder}
            value={value}
            onText={onValue}
          />
        )}
      />
    </div>
  );
}
