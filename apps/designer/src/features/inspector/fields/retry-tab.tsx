import type { FlowNode } from "@tonegraph/flow-model";
import classes from "../inspector.module.css";
import type { NodeForm } from "../node-form.ts";
import { inspectorWords } from "../words/inspector-words.ts";
import type { FieldTab } from "./FieldTabs.tsx";
import { isRetryField, NoInputPrompt, NoMatchFields } from "./RetryFields.tsx";

type Listening = Extract<FlowNode, { noInput: unknown }>;

/** The tab of what happens when callers press nothing and, where the block knows wrong keys, when they press another. */
export function retryTab(form: NodeForm, node: Listening): FieldTab {
  const { tabs } = inspectorWords;
  return {
    id: "retry",
    label: "noMatch" in node ? tabs.retry : tabs.noInput,
    has: isRetryField,
    panel: (
      <div className={classes["body"]}>
        <NoInputPrompt form={form} node={node} />
        {"noMatch" in node && <NoMatchFields form={form} node={node} />}
      </div>
    ),
  };
}
