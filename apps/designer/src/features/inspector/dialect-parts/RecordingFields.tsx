import type { NodeOfKind } from "@tonegraph/flow-model";
import { promptTextEdit } from "../edits/prompt-edits.ts";
import type { NodeForm } from "../node-form.ts";
import classes from "./dialect-parts.module.css";
import { dialectPartWords } from "./dialect-part-words.ts";
import { recordingOf, withRecording } from "./recording-edit.ts";
import { relevantTenants } from "../../../document/known-tenant.ts";
import { ResourceField } from "./ResourceField.tsx";

type SpokenForm = NodeForm<NodeOfKind<"message"> | NodeOfKind<"menu">>;

/** Which recording of the vendor is played, in each language of the flow. */
export function RecordingFields({ form }: { readonly form: SpokenForm }) {
  return (
    <section className={classes["part"]}>
      {form.flow.languages.map((language) => (
        <RecordingField key={language} form={form} language={language} />
      ))}
    </section>
  );
}

function RecordingField({ form, language }: { readonly form: SpokenForm; readonly language: string }) {
  const { context, flow, node, knownIds } = form;
  const { editor } = context;
  const used = Object.values(flow.prompts).map(({ texts }) => recordingOf(texts[language]));

  function apply(assetId: string, gesture: string): boolean {
    const { flow: newest } = editor.document.store.getState();
    const made = editor.ids.prompt();
    const edit = promptTextEdit(newest, {
      promptId: node.promptId,
      language,
      text: withRecording(newest.prompts[node.promptId]?.texts[language], assetId),
      fresh: { promptId: made, label: node.label },
      adopt: form.edit(["promptId"], made),
    });
    return editor.apply(edit, { words: "", gesture });
  }

  return (
    <ResourceField
      context={context}
      field={`recording:${language}`}
      kind="asset"
      label={dialectPartWords.recording(flow.languages.length > 1 ? language : null)}
      hint={dialectPartWords.recordingHint}
      value={recordingOf(flow.prompts[node.promptId]?.texts[language])}
      tenants={relevantTenants(knownIds.tenants, flow.profile)}
      used={[...new Set(used)].toSorted()}
      onText={apply}
    />
  );
}
