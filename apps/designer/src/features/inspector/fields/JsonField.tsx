import { parseJsonText, type Json } from "@tonegraph/flow-model";
import { CodeField, type CodeLooks, type TextFault } from "./CodeField.tsx";
import { useDraft } from "./use-draft.ts";

interface JsonFieldProps extends CodeLooks {
  /** Undefined while there is none: the field is empty. */
  readonly value: Json | undefined;
  /** Undefined when the field was emptied. */
  readonly onJson: (value: Json | undefined, gesture: string) => boolean;
  /** What to say of JSON that `onJson` does not take. */
  readonly refusal?: string;
}

/** A JSON value as text. What is not JSON yet stays in the field with its fault; the value is what it was before. */
export function JsonField({ value, onJson, refusal = "", ...looks }: JsonFieldProps) {
  const committed = value === undefined ? "" : JSON.stringify(value, null, 2);
  const draft = useDraft(committed, looks.context.editor.ids, (text, gesture) => {
    if (text.trim() === "") return onJson(undefined, gesture);
    const read = parseJsonText(text);
    return read.ok && onJson(read.value, gesture);
  });
  const fault = draft.isRefused ? faultOf(draft.value, refusal) : null;
  return <CodeField {...looks} typing={draft} fault={fault} completing={null} />;
}

function faultOf(text: string, refusal: string): TextFault {
  const read = text.trim() === "" ? null : parseJsonText(text);
  if (read === null || read.ok) return { position: 0, message: refusal };
  return { position: read.error.offset, message: read.error.message };
}
