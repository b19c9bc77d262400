import { Tabs } from "@mantine/core";
import type { Json, NodeOfKind } from "@tonegraph/flow-model";
import { useState } from "react";
import { useStore } from "zustand";
import { inspectorWords } from "./inspector-words.ts";
import classes from "./inspector.module.css";
import type { KindPanelProps } from "./KindPanel.tsx";
import { KeypadEditor } from "./KeypadEditor.tsx";
import { NumberField } from "./NumberField.tsx";
import { PromptField } from "./PromptField.tsx";

type MenuPanelProps = KindPanelProps<NodeOfKind<"menu">>;

/** A menu: what it says, its keys, and what happens when callers press nothing or something else. */
export function MenuPanel(props: MenuPanelProps) {
  const { context } = props;
  const wish = useStore(context.editor.view.store, (state) => state.fieldFocus);
  const [chosen, setChosen] = useState<{ readonly tab: string; readonly wish: number }>({
    tab: "menu",
    wish: wish.count,
  });
  // A wish for a field that is newer than the last click on a tab decides which tab is open.
  const tab = wish.count > chosen.wish && wish.field !== null ? tabOf(wish.field) : chosen.tab;
  return (
    <Tabs
      value={tab}
      onChange={(next) => setChosen({ tab: next ?? "menu", wish: wish.count })}
      classNames={{ list: classes["tabs"] ?? "" }}
      keepMounted={false}
    >
      <Tabs.List>
        <Tabs.Tab value="menu">{inspectorWords.tabs.menu}</Tabs.Tab>
        <Tabs.Tab value="retry">{inspectorWords.tabs.retry}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="menu">
        <MenuTab {...props} />
      </Tabs.Panel>
      <Tabs.Panel value="retry">
        <RetryTab {...props} />
      </Tabs.Panel>
    </Tabs>
  );
}

function tabOf(field: string): string {
  const inRetry = field.startsWith("noMatch") || field.startsWith("noInput:") || field === "noInput.promptId";
  return inRetry ? "retry" : "menu";
}

function MenuTab({ context, flow, nodeId, node }: MenuPanelProps) {
  return (
    <div className={classes["body"]}>
      <PromptField
        context={context}
        flow={flow}
        title={inspectorWords.hears}
        field="prompt"
        promptId={node.promptId}
        promptLabel={node.label}
        setPromptId={(promptId) => ({ type: "setNodeFields", nodeId, set: { promptId } })}
      />
      <KeypadEditor context={context} nodeId={nodeId} menu={node} />
      <div className={classes["row"]}>
        <WaitField context={context} nodeId={nodeId} node={node} />
        <RepeatField context={context} nodeId={nodeId} node={node} which="noInput" label={inspectorWords.repeat} />
      </div>
    </div>
  );
}

function RetryTab({ context, flow, nodeId, node }: MenuPanelProps) {
  const adopt = (which: "noInput" | "noMatch") => (promptId: string) =>
    ({ type: "setNodeFields", nodeId, set: { [which]: retryFields(node[which], { promptId }) } }) as const;
  return (
    <div className={classes["body"]}>
      <h3 className={classes["section"]}>{inspectorWords.noInput}</h3>
      <PromptField
        context={context}
        flow={flow}
        title={inspectorWords.retryPrompt}
        field="noInput"
        promptId={node.noInput.promptId ?? ""}
        promptLabel={`${node.label}, no input`}
        setPromptId={adopt("noInput")}
      />
      <h3 className={classes["section"]}>{inspectorWords.noMatch}</h3>
      <div className={classes["row"]}>
        <RepeatField context={context} nodeId={nodeId} node={node} which="noMatch" label={inspectorWords.repeat} />
      </div>
      <PromptField
        context={context}
        flow={flow}
        title={inspectorWords.retryPrompt}
        field="noMatch"
        promptId={node.noMatch.promptId ?? ""}
        promptLabel={`${node.label}, no match`}
        setPromptId={adopt("noMatch")}
      />
    </div>
  );
}

/** The behaviour with some fields changed; a prompt that is not set stays absent. */
function retryFields(
  behaviour: NodeOfKind<"menu">["noInput" | "noMatch"],
  changes: Readonly<Record<string, Json>>,
): Record<string, Json> {
  const { promptId, ...numbers } = behaviour;
  return { ...numbers, ...(promptId === undefined ? {} : { promptId }), ...changes };
}

type MenuFieldProps = Pick<MenuPanelProps, "context" | "nodeId" | "node">;

function WaitField({ context, nodeId, node }: MenuFieldProps) {
  const range = useStore(context.editor.validation.store, (state) => state.profile?.menuTimeoutMs ?? null);
  return (
    <NumberField
      context={context}
      field="noInput.timeoutMs"
      label={inspectorWords.wait}
      value={node.noInput.timeoutMs / 1000}
      suffix={inspectorWords.waitUnit}
      step={0.5}
      decimals={1}
      hint={range ? inspectorWords.range(range.min / 1000, range.max / 1000, inspectorWords.waitUnit) : undefined}
      onNumber={(seconds, gesture) => {
        const noInput = retryFields(node.noInput, { timeoutMs: Math.round(seconds * 1000) });
        context.editor.apply({ type: "setNodeFields", nodeId, set: { noInput } }, { words: "", gesture });
      }}
    />
  );
}

function RepeatField({
  context,
  nodeId,
  node,
  which,
  label,
}: MenuFieldProps & { readonly which: "noInput" | "noMatch"; readonly label: string }) {
  const range = useStore(context.editor.validation.store, (state) => state.profile?.menuRepeats ?? null);
  return (
    <NumberField
      context={context}
      field={`${which}.maxRepeats`}
      label={label}
      value={node[which].maxRepeats}
      suffix={inspectorWords.times}
      step={1}
      decimals={0}
      hint={range ? inspectorWords.range(range.min, range.max, inspectorWords.times) : undefined}
      onNumber={(maxRepeats, gesture) => {
        const behaviour = retryFields(node[which], { maxRepeats });
        context.editor.apply({ type: "setNodeFields", nodeId, set: { [which]: behaviour } }, { words: "", gesture });
      }}
    />
  );
}
