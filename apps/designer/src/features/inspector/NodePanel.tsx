import type { NodeId } from "@tonegraph/flow-model";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { nodeKindEntry } from "../../document/node-catalogue.ts";
import { NodeTile } from "../../ui/node-tile/NodeTile.tsx";
import { LazyNodeParts } from "./dialect-parts/LazyParts.tsx";
import { CheckField } from "./fields/CheckField.tsx";
import type { FieldContext } from "./fields/field-context.ts";
import { FewProblems } from "./fields/FewProblems.tsx";
import { FieldProblems } from "./fields/FieldProblems.tsx";
import { useTyping } from "./fields/use-typing.ts";
import classes from "./inspector.module.css";
import { KindPanel } from "./KindPanel.tsx";
import { NodeEffort } from "./NodeEffort.tsx";
import { nodeForm, type KnownIds, type NodeForm } from "./node-form.ts";
import { usePanelFields } from "./use-panel-fields.ts";
import { inspectorWords } from "./words/inspector-words.ts";

interface NodePanelProps {
  readonly editor: Editor;
  readonly nodeId: NodeId;
  readonly knownIds: KnownIds;
}

/** Everything about one block. */
export function NodePanel({ editor, nodeId, knownIds }: NodePanelProps) {
  const flow = useStore(editor.document.store, (state) => state.flow);
  const node = flow.nodes[nodeId];
  const context = usePanelFields(editor, nodeId);
  if (!node) return null;
  const kind = nodeKindEntry(node.kind);
  const form = nodeForm({ context, flow, nodeId, node, knownIds });
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
          <FewProblems context={context} problems={context.elsewhere} />
          <FieldProblems context={context} problems={context.problemsOf("label")} />
        </div>
        <KindPanel form={form} />
        <LazyNodeParts form={form} />
        {node.kind !== "start" && node.kind !== "hangup" && <DoneField form={form} />}
        <NodeEffort editor={editor} nodeId={nodeId} />
      </div>
    </>
  );
}

/** Whether callers got what they came for here; a hang-up says it by its outcome. */
function DoneField({ form }: { readonly form: NodeForm }) {
  return (
    <div className={classes["foot"]}>
      <CheckField
        context={form.context}
        field="done"
        label={inspectorWords.done}
        hint={inspectorWords.doneHint}
        checked={form.node.done ?? false}
        onCheck={(done) => form.set(["done"], done ? true : undefined)}
      />
    </div>
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
