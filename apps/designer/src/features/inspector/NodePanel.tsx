import type { FlowNode, NodeId } from "@tonegraph/flow-model";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { nodeKindEntry } from "../../document/node-catalogue.ts";
import { NodeTile } from "../../ui/node-tile/NodeTile.tsx";
import { FieldProblems } from "./FieldProblems.tsx";
import type { FieldContext } from "./field-context.ts";
import type { KnownIds } from "./Inspector.tsx";
import { inspectorWords } from "./inspector-words.ts";
import classes from "./inspector.module.css";
import { KindPanel } from "./KindPanel.tsx";
import { useTyping } from "./use-typing.ts";
import { usePanelFields } from "./use-panel-fields.ts";

interface NodePanelProps {
  readonly editor: Editor;
  readonly nodeId: NodeId;
  readonly knownIds: KnownIds;
}

/** Everything about one block. */
export function NodePanel({ editor, nodeId, knownIds }: NodePanelProps) {
  const flow = useStore(editor.document.store, (state) => state.flow);
  const node = flow.nodes[nodeId];
  const context = usePanelFields(editor, nodeId, (field) => node !== undefined && hasField(node, field));
  if (!node) return null;
  const kind = nodeKindEntry(node.kind);
  return (
    <>
      <header className={classes["head"]}>
        <NodeTile role={kind.role} icon={kind.icon} size={30} />
        <div className={classes["headNames"]}>
          <HeadName context={context} nodeId={nodeId} label={node.label} />
          <div className={classes["headKind"]}>{kind.title}</div>
        </div>
        <kbd>F2</kbd>
      </header>
      <div className={classes["scroll"]}>
        <div className={classes["elsewhere"]}>
          <FieldProblems context={context} problems={context.elsewhere} />
          <FieldProblems context={context} problems={context.problemsOf("label")} />
        </div>
        <KindPanel context={context} flow={flow} nodeId={nodeId} node={node} knownIds={knownIds} />
      </div>
    </>
  );
}

interface HeadNameProps {
  readonly context: FieldContext;
  readonly nodeId: NodeId;
  readonly label: string;
}

/** The block's name, edited where it stands. */
function HeadName({ context, nodeId, label }: HeadNameProps) {
  const { editor } = context;
  const typing = useTyping(label, editor.ids, (text, gesture) =>
    editor.apply({ type: "setNodeFields", nodeId, set: { label: text } }, { words: "", gesture }),
  );
  return (
    <h2 className={classes["headLabel"]}>
      <input
        type="text"
        data-field="label"
        aria-label={inspectorWords.label}
        value={typing.value}
        readOnly={!editor.canEdit}
        onChange={(event) => typing.onChange(event.target.value)}
        onFocus={typing.onFocus}
        onBlur={typing.onBlur}
        onKeyDown={(event) => {
          if (event.key === "Enter") editor.view.ask({ type: "focus" });
        }}
      />
    </h2>
  );
}

/** Whether the panel of this kind has a field of this name, so that its problems stand there. */
function hasField(node: FlowNode, field: string): boolean {
  const [family = ""] = field.split(":");
  if (field === "label") return true;
  if (family === "prompt") return "promptId" in node || node.kind === "hangup" || node.kind === "voicemail";
  if (family === "key" || field === "keys") return node.kind === "menu";
  if (node.kind === "menu") return ["noInput.timeoutMs", "noInput.maxRepeats", "noMatch.maxRepeats"].includes(field);
  return ["queueId", "agentId", "number", "outcome", "mailboxId"].includes(field) && field in node;
}
