import type { NodeOfKind } from "@tonegraph/flow-model";
import { declaredNames } from "../edits/variable-names.ts";
import { ChoiceField } from "../fields/ChoiceField.tsx";
import { ExpressionField } from "../fields/ExpressionField.tsx";
import { TextField } from "../fields/TextField.tsx";
import classes from "../inspector.module.css";
import type { NodeForm } from "../node-form.ts";
import { kindWords } from "../words/kind-words.ts";

const words = kindWords.transform;

/** One value worked out of another. */
export function TransformPanel({ form }: { readonly form: NodeForm<NodeOfKind<"transform">> }) {
  const { context, flow, node, set } = form;
  return (
    <div className={classes["body"]}>
      <ChoiceField
        context={context}
        field="operation"
        label={words.operation}
        hint={words.operationHint}
        value={node.operation}
        choices={Object.entries(words.operations).map(([value, label]) => ({ value, label }))}
        onChoose={(operation) => set(["operation"], operation)}
      />
      <ExpressionField
        context={context}
        flow={flow}
        field="input"
        label={words.input}
        hint={words.inputHint}
        language="expression"
        placeholder={words.inputPlaceholder}
        value={node.input}
        onText={(text, gesture) => set(["input"], text, gesture)}
      />
      <TextField
        context={context}
        field="variable"
        label={kindWords.intoVariable}
        hint={words.variableHint}
        placeholder={kindWords.variablePlaceholder}
        value={node.variable}
        suggestions={declaredNames(flow)}
        onText={(text, gesture) => set(["variable"], text, gesture)}
      />
    </div>
  );
}
