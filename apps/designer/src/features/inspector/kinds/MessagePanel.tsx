import type { NodeOfKind } from "@tonegraph/flow-model";
import { CheckField } from "../fields/CheckField.tsx";
import { MainPrompt } from "../fields/MainPrompt.tsx";
import classes from "../inspector.module.css";
import type { NodeForm } from "../node-form.ts";
import { inspectorWords } from "../words/inspector-words.ts";

/** Something that callers hear before they go on. */
export function MessagePanel({ form }: { readonly form: NodeForm<NodeOfKind<"message">> }) {
  const { context, node } = form;
  return (
    <div className={classes["body"]}>
      <MainPrompt form={form} node={node} />
      <CheckField
        context={context}
        field="interruptible"
        label={inspectorWords.interruptible}
        hint={inspectorWords.interruptibleHint}
        checked={node.interruptible ?? true}
        onCheck={(interruptible) => form.set(["interruptible"], interruptible)}
      />
    </div>
  );
}
