import type { NodeOfKind } from "@tonegraph/flow-model";
import { declaredNames } from "../edits/variable-names.ts";
import { besideNotes } from "../fields/field-context.ts";
import { ChoiceField } from "../fields/ChoiceField.tsx";
import { NamesField } from "../fields/NamesField.tsx";
import classes from "../inspector.module.css";
import type { NodeForm } from "../node-form.ts";
import { kindWords } from "../words/kind-words.ts";

const words = kindWords.subflow;

/** Another flow to run, with what it gets and gives back. */
export function SubflowPanel({ form }: { readonly form: NodeForm<NodeOfKind<"subflow">> }) {
  const { context, flow, node, knownIds, set } = form;
  const others = knownIds.flows.filter(({ id }) => id !== flow.id);
  const names = (field: "pass" | "return") => (chosen: readonly string[]) =>
    set([field], chosen.length === 0 ? undefined : chosen);
  return (
    <div className={classes["body"]}>
      <ChoiceField
        context={{ ...context, problemsOf: (field) => besideNotes(context, field) }}
        field="flowId"
        label={words.flow}
        hint={words.flowHint}
        placeholder={words.flowPlaceholder}
        searchable
        value={node.flowId}
        choices={others.map(({ id, name }) => ({ value: id, label: name }))}
        onChoose={(flowId) => set(["flowId"], flowId)}
      />
      <NamesField
        context={context}
        field="pass"
        label={words.pass}
        hint={words.passHint}
        placeholder={words.namesPlaceholder}
        value={node.pass ?? []}
        suggestions={declaredNames(flow)}
        onNames={names("pass")}
      />
      <NamesField
        context={context}
        field="return"
        label={words.return}
        hint={words.returnHint}
        placeholder={words.namesPlaceholder}
        value={node.return ?? []}
        suggestions={declaredNames(flow)}
        onNames={names("return")}
      />
    </div>
  );
}
