import type { NodeOfKind } from "@tonegraph/flow-model";
import { ChoiceField } from "../fields/ChoiceField.tsx";
import { MainPrompt } from "../fields/MainPrompt.tsx";
import classes from "../inspector.module.css";
import type { NodeForm } from "../node-form.ts";
import { inspectorWords } from "../words/inspector-words.ts";

/** The end of a call: what callers hear before it, and whether they got what they came for. */
export function HangupPanel({ form }: { readonly form: NodeForm<NodeOfKind<"hangup">> }) {
  const { context, node } = form;
  return (
    <div className={classes["body"]}>
      <MainPrompt form={form} node={node} title={inspectorWords.farewell} />
      <ChoiceField
        context={context}
        field="outcome"
        label={inspectorWords.outcome}
        hint={inspectorWords.outcomeHint}
        choices={Object.entries(inspectorWords.outcomes).map(([value, label]) => ({ value, label }))}
        value={node.outcome}
        onChoose={(outcome) => form.set(["outcome"], outcome)}
      />
    </div>
  );
}
