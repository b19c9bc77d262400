import { Autocomplete, TextInput } from "@mantine/core";
import { useId } from "react";
import { hasError, type FieldLooks } from "./field-context.ts";
import { FieldProblems } from "./FieldProblems.tsx";
import classes from "./fields.module.css";
import { useDraft } from "./use-draft.ts";

interface DraftFieldProps extends FieldLooks {
  readonly value: string;
  /** Reads the text and applies what it says; false when it says nothing that can be taken. */
  readonly onText: (text: string, gesture: string) => boolean;
  /** What to say while the text cannot be taken. */
  readonly refusal: string;
  readonly placeholder?: string;
  readonly type?: "text" | "date" | "datetime-local";
  readonly suggestions?: readonly string[];
  /** The label is for screen readers alone, for fields in a grid whose heading says it. */
  readonly bare?: boolean;
  readonly mono?: boolean;
}

/** One line of text that stands for something else: it stays as typed until the field is left. */
export function DraftField(props: DraftFieldProps) {
  const { context, field, label, hint, value, onText, refusal, bare = false, mono = false } = props;
  const { editor } = context;
  const draft = useDraft(value, editor.ids, onText);
  const problems = context.problemsOf(field);
  const problemsId = useId();
  const shared = {
    ...(bare ? { "aria-label": label } : { label, description: hint }),
    placeholder: props.placeholder,
    value: draft.value,
    onFocus: draft.onFocus,
    onBlur: draft.onBlur,
    readOnly: !editor.canEdit,
    error: draft.isRefused ? refusal : hasError(problems),
    ...(mono ? { classNames: { input: classes["mono"] ?? "" } } : {}),
    "data-field": field,
    ...(problems.length > 0 ? { "aria-describedby": problemsId } : {}),
  };
  return (
    <div>
      {props.suggestions === undefined ? (
        <TextInput
          {...shared}
          type={props.type ?? "text"}
          onChange={(event) => draft.onChange(event.currentTarget.value)}
        />
      ) : (
        <Autocomplete {...shared} data={[...props.suggestions]} onChange={draft.onChange} limit={20} />
      )}
      <FieldProblems context={context} problems={problems} id={problemsId} />
    </div>
  );
}
