import type { NodeForm } from "../node-form.ts";
import { inspectorWords } from "../words/inspector-words.ts";
import { PromptField } from "./PromptField.tsx";

interface MainPromptProps {
  readonly form: NodeForm;
  readonly node: { readonly label: string; readonly promptId?: string | undefined };
  /** What the field is called where it is not what callers hear first. */
  readonly title?: string;
}

/** What a block says when callers come to it. */
export function MainPrompt({ form, node, title = inspectorWords.hears }: MainPromptProps) {
  return (
    <PromptField
      context={form.context}
      flow={form.flow}
      title={title}
      field="prompt"
      promptId={node.promptId ?? ""}
      promptLabel={node.label}
      setPromptId={(promptId) => form.edit(["promptId"], promptId)}
    />
  );
}
