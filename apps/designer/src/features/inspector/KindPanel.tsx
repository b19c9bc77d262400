import { Checkbox, Select } from "@mantine/core";
import type { Flow, FlowNode, NodeId, NodeOfKind } from "@tonegraph/flow-model";
import { GenericPanel } from "./GenericPanel.tsx";
import type { FieldContext } from "./field-context.ts";
import type { KnownIds } from "./Inspector.tsx";
import { inspectorWords } from "./inspector-words.ts";
import classes from "./inspector.module.css";
import { MenuPanel } from "./MenuPanel.tsx";
import { PromptField } from "./PromptField.tsx";
import { suggestedIds } from "./suggested-ids.ts";
import { TextField } from "./TextField.tsx";

/** What the panel of every kind is given. */
export interface KindPanelProps<Node extends FlowNode = FlowNode> {
  readonly context: FieldContext;
  readonly flow: Flow;
  readonly nodeId: NodeId;
  readonly node: Node;
}

/** The settings of one kind of block. */
export function KindPanel(props: KindPanelProps & { readonly knownIds: KnownIds }) {
  const { context, flow, nodeId, node, knownIds } = props;
  const setId = (field: string) => (text: string, gesture: string) =>
    context.editor.apply({ type: "setNodeFields", nodeId, set: { [field]: text } }, { words: "", gesture });
  const shared = { context, flow, nodeId };
  switch (node.kind) {
    case "start":
      return <p className={classes["explain"]}>{inspectorWords.start}</p>;
    case "message":
      return <MessagePanel {...shared} node={node} />;
    case "menu":
      return <MenuPanel {...shared} node={node} />;
    case "hangup":
      return <HangupPanel {...shared} node={node} />;
    case "queue":
      return (
        <div className={classes["body"]}>
          <TextField
            context={context}
            field="queueId"
            label={inspectorWords.queueId}
            hint={inspectorWords.queueHint}
            value={node.queueId}
            suggestions={suggestedIds(flow, "queue", knownIds.queue)}
            onText={setId("queueId")}
          />
        </div>
      );
    case "agent":
      return (
        <div className={classes["body"]}>
          <TextField
            context={context}
            field="agentId"
            label={inspectorWords.agentId}
            hint={inspectorWords.agentHint}
            value={node.agentId}
            suggestions={suggestedIds(flow, "agent", knownIds.agent)}
            onText={setId("agentId")}
          />
        </div>
      );
    case "externalNumber":
      return (
        <div className={classes["body"]}>
          <TextField
            context={context}
            field="number"
            label={inspectorWords.number}
            hint={inspectorWords.numberHint}
            value={node.number}
            onText={setId("number")}
          />
        </div>
      );
    default:
      return <GenericPanel node={node} />;
  }
}

function MessagePanel({ context, flow, nodeId, node }: KindPanelProps<NodeOfKind<"message">>) {
  return (
    <div className={classes["body"]}>
      <PromptField
        context={context}
        flow={flow}
        title={inspectorWords.hears}
        field="prompt"
        promptId={node.promptId}
        promptLabel={node.label}
        setPromptId={adoptPrompt(nodeId)}
      />
      <Checkbox
        label={inspectorWords.interruptible}
        checked={node.interruptible ?? true}
        disabled={!context.editor.canEdit}
        onChange={(event) =>
          context.editor.apply(
            { type: "setNodeFields", nodeId, set: { interruptible: event.currentTarget.checked } },
            { words: "" },
          )
        }
      />
    </div>
  );
}

function HangupPanel({ context, flow, nodeId, node }: KindPanelProps<NodeOfKind<"hangup">>) {
  const { completed, abandoned } = inspectorWords.outcomes;
  return (
    <div className={classes["body"]}>
      <PromptField
        context={context}
        flow={flow}
        title={inspectorWords.farewell}
        field="prompt"
        promptId={node.promptId ?? ""}
        promptLabel={node.label}
        setPromptId={adoptPrompt(nodeId)}
      />
      <Select
        label={inspectorWords.outcome}
        data-field="outcome"
        data={[
          { value: "completed", label: completed },
          { value: "abandoned", label: abandoned },
        ]}
        value={node.outcome}
        allowDeselect={false}
        readOnly={!context.editor.canEdit}
        onChange={(outcome) => {
          if (outcome !== null)
            context.editor.apply({ type: "setNodeFields", nodeId, set: { outcome } }, { words: "" });
        }}
      />
    </div>
  );
}

function adoptPrompt(nodeId: NodeId) {
  return (promptId: string) => ({ type: "setNodeFields", nodeId, set: { promptId } }) as const;
}
