import type { NodeOfKind } from "@tonegraph/flow-model";
import { FieldTabs } from "../fields/FieldTabs.tsx";
import { PromptField } from "../fields/PromptField.tsx";
import { isRetryField, NoInputPrompt, NoMatchFields, WaitFields } from "../fields/RetryFields.tsx";
import classes from "../inspector.module.css";
import type { NodeForm } from "../node-form.ts";
import { inspectorWords } from "../words/inspector-words.ts";
import { KeypadEditor } from "./KeypadEditor.tsx";

type MenuForm = NodeForm<NodeOfKind<"menu">>;

/** A menu: what it says, its keys, and what happens when callers press nothing or something else. */
export function MenuPanel({ form }: { readonly form: MenuForm }) {
  const { tabs } = inspectorWords;
  return (
    <FieldTabs
      context={form.context}
      tabs={[
        { id: "menu", label: tabs.menu, has: () => false, panel: <MenuTab form={form} /> },
        { id: "retry", label: tabs.retry, has: isRetryField, panel: <RetryTab form={form} /> },
      ]}
    />
  );
}

function MenuTab({ form }: { readonly form: MenuForm }) {
  const { context, flow, nodeId, node } = form;
  return (
    <div className={classes["body"]}>
      <PromptField
        context={context}
        flow={flow}
        title={inspectorWords.hears}
        field="prompt"
        promptId={node.promptId}
        promptLabel={node.label}
        setPromptId={(promptId) => form.edit(["promptId"], promptId)}
      />
      <KeypadEditor context={context} nodeId={nodeId} menu={node} />
      <WaitFields form={form} node={node} />
    </div>
  );
}

function RetryTab({ form }: { readonly form: MenuForm }) {
  return (
    <div className={classes["body"]}>
      <NoInputPrompt form={form} node={form.node} />
      <NoMatchFields form={form} node={form.node} />
    </div>
  );
}
