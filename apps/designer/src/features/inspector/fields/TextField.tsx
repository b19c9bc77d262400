import { Autocomplete, TextInput } from "@mantine/core";
import { useId } from "react";
import type { FieldContext } from "./field-context.ts";
import { FieldProblems } from "./FieldProblems.tsx";
import { useTyping } from "./use-typing.ts";

interface TextFieldProps {
  readonly context: FieldContext;
  /** The name that problems and the keyboard find the field by. */
  readonly field: string;
  readonly label: string;
  readonly value: string;
  readonly onText: (text: string, gesture: string) => boolean;
  readonly hint?: string;
  readonly placeholder?: string;
  /** Values to choose from; anything else may be typed too. */
  readonly suggestions?: readonly string[];
}

/** One line of text with its problems below. */
export function TextField({ context, field, label, value, onText, hint, placeholder, suggestions }: TextFieldProps) {
  const { editor } = context;
  const typing = useTyping(value, editor.ids, onText);
  const problems = context.problemsOf(field);
  const problemsId = useId();
  const shared = {
    label,
    description: hint,
    placeholder,
    value: typing.value,
    onFocus: typing.onFocus,
    onBlur: typing.onBlur,
    readOnly: !editor.canEdit,
    error: problems.some(({ problem }) => problem.severity === "error"),
    "data-field": field,
    ...(problems.length > 0 ? { "aria-describedby": problemsId } : {}),
  };
  return (
    <div>
      {suggestions === undefined ? (
        <TextInput {...shared} onChange={(event) => typing.onChange(event.currentTarget.value)} />
      ) : (
        <Autocomplete {...shared} data={[...suggestions]} onChange={typing.onChange} limit={20} />
      )}
      <FieldProblems context={context} problems={problems} id={problemsId} />
    </div>
  );
}
