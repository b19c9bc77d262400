import type { FlowNode, NodeId } from "@tonegraph/flow-model";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { nodeKindEntry } from "../../document/node-catalogue.ts";
import { NodeTile } from "../../ui/node-tile/NodeTile.tsx";
import { FieldProblems } from "./FieldProblems.tsx";
import type { KnownIds } from "./Inspector.tsx";
import { inspectorWords } from "./inspector-words.ts";
import classes from "./inspector.module.css";
import { KindPanel } from "./KindPanel.tsx";
import { TextField } from "./TextField.tsx";
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
          <h2 className={classes["headLabel"]}>{node.label}</h2>
          <div className={classes["headKind"]}>{kind.title}</div>
        </div>
        <kbd>F2</kbd>
      </header>
      <div className={classes["scroll"]}>
        <div className={classes["body"]}>
          <TextField
            context={context}
            field="label"
            label={inspectorWords.label}
            value={node.label}
            onText={(text, gesture) => editor.apply({ type: "setNodeFields", nodeId, set: { label: text } }, { words: "", gesture })}
          />
          <FieldProblems context={context} problems={context.elsewhere} />
        </div>
        <KindPanel context={context} flow={flow} nodeId={nodeId} node={node} knownIds={knownIds} />
      </div>
    </>
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
