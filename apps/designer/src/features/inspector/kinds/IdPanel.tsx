import type { NodeOfKind } from "@tonegraph/flow-model";
import { NumberField } from "../fields/NumberField.tsx";
import { MainPrompt } from "../fields/MainPrompt.tsx";
import { TextField } from "../fields/TextField.tsx";
import classes from "../inspector.module.css";
import type { NodeForm } from "../node-form.ts";
import { inspectorWords } from "../words/inspector-words.ts";
import { suggestedIds } from "./suggested-ids.ts";

type IdNode = NodeOfKind<"queue" | "agent" | "externalNumber" | "voicemail">;

/** Where callers are handed to: the id or number of it, and what little belongs to it. */
export function IdPanel({ form }: { readonly form: NodeForm<IdNode> }) {
  const { context, flow, node, knownIds, set } = form;
  const id = idOf(node);
  return (
    <div className={classes["body"]}>
      {node.kind === "voicemail" && <MainPrompt form={form} node={node} title={inspectorWords.beforeRecording} />}
      <TextField
        context={context}
        field={id.field}
        label={inspectorWords[id.field]}
        hint={inspectorWords.idHints[id.field]}
        value={id.value}
        {...(node.kind === "queue" || node.kind === "agent"
          ? { suggestions: suggestedIds(flow, node.kind, knownIds[node.kind]) }
          : {})}
        onText={(text, gesture) => set([id.field], text, gesture)}
      />
      {node.kind === "queue" && (
        <NumberField
          context={context}
          field="priority"
          label={inspectorWords.priority}
          hint={inspectorWords.priorityHint}
          value={node.priority ?? null}
          onNumber={(priority, gesture) => set(["priority"], priority, gesture)}
          onEmpty={() => set(["priority"], undefined)}
        />
      )}
    </div>
  );
}

interface HandOverId {
  readonly field: "queueId" | "agentId" | "number" | "mailboxId";
  readonly value: string;
}

function idOf(node: IdNode): HandOverId {
  switch (node.kind) {
    case "queue":
      return { field: "queueId", value: node.queueId };
    case "agent":
      return { field: "agentId", value: node.agentId };
    case "externalNumber":
      return { field: "number", value: node.number };
    case "voicemail":
      return { field: "mailboxId", value: node.mailboxId };
  }
}
