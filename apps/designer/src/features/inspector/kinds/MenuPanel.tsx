import type { NodeOfKind } from "@tonegraph/flow-model";
import { CheckField } from "../fields/CheckField.tsx";
import { FieldTabs } from "../fields/FieldTabs.tsx";
import { MainPrompt } from "../fields/MainPrompt.tsx";
import { WaitFields } from "../fields/RetryFields.tsx";
import { retryTab } from "../fields/retry-tab.tsx";
import classes from "../inspector.module.css";
import type { NodeForm } from "../node-form.ts";
import { inspectorWords } from "../words/inspector-words.ts";
import { kindWords } from "../words/kind-words.ts";
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
        retryTab(form, form.node),
      ]}
    />
  );
}

function MenuTab({ form }: { readonly form: MenuForm }) {
  const { context, nodeId, node } = form;
  return (
    <div className={classes["body"]}>
      <MainPrompt form={form} node={node} />
      <KeypadEditor context={context} nodeId={nodeId} menu={node} />
      <CheckField
        context={context}
        field="speechEnabled"
        label={kindWords.menu.speechEnabled}
        hint={kindWords.menu.speechHint}
        checked={node.speechEnabled ?? false}
        onCheck={(enabled) => form.set(["speechEnabled"], enabled ? true : undefined)}
      />
      <WaitFields form={form} node={node} />
    </div>
  );
}
