import type { NodeOfKind } from "@tonegraph/flow-model";
import { relevantTenants } from "../../../document/known-tenant.ts";
import { ResourceField } from "../dialect-parts/ResourceField.tsx";
import { NumberField } from "../fields/NumberField.tsx";
import { MainPrompt } from "../fields/MainPrompt.tsx";
import { TextField } from "../fields/TextField.tsx";
import classes from "../inspector.module.css";
import type { NodeForm } from "../node-form.ts";
import { inspectorWords } from "../words/inspector-words.ts";
import { usedIds } from "./used-ids.ts";

type IdNode = NodeOfKind<"queue" | "agent" | "externalNumber" | "voicemail">;

/** Where callers are handed to: the id or number of it, and what little belongs to it. */
export function IdPanel({ form }: { readonly form: NodeForm<IdNode> }) {
  const { context, flow, node, knownIds, set } = form;
  const id = idOf(node);
  const looks = {
    context,
    field: id.field,
    label: inspectorWords[id.field],
    hint: inspectorWords.idHints[id.field],
    value: id.value,
    onText: (text: string, gesture: string) => set([id.field], text, gesture),
  };
  return (
    <div className={classes["body"]}>
      {node.kind === "voicemail" && <MainPrompt form={form} node={node} title={inspectorWords.beforeRecording} />}
      {node.kind === "queue" || node.kind === "agent" ? (
        <ResourceField
          {...looks}
          kind={node.kind}
          tenants={relevantTenants(knownIds.tenants, flow.profile)}
          used={usedIds(flow, node.kind)}
        />
      ) : (
        <TextField {...looks} />
      )}
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
