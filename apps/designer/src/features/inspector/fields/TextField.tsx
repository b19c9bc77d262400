import { Autocomplete, TextInput } from "@mantine/core";
import { useId } from "react";
import { hasError, type FieldLooks } from "./field-context.ts";
import { FieldProblems } from "./FieldProblems.tsx";
import { useTyping } from "./use-typing.ts";

interface TextFieldProps extends FieldLooks {
  readonly value: string;
  readonly onText: (text: string, gesture: string) => boolean;
  readonly placeholder?: string;
  /** Values to choose from; anything else may be typed too. */
  readonly suggestions?: readonly string[];
  /** The label is for screen readers alone. */
  readonly bare?: boolean;
}

/** One line of text with its problems below. */
export function TextField(props: TextFieldProps) {
  const { context, field, label, hint, value, onText, placeholder, suggestions, bare = false } = props;
  const { editor } = context;
  const typing = useTyping(value, editor.ids, onText);
  const problems = context.problemsOf(field);
  const problemsId = useId();
  const shared = {
    ...(bare ? { "aria-label": label } : { label, description: hint }),
    placeholder,
    value: typing.value,
    onFocus: typing.onFocus,
    onBlur: typing.onBlur,
    readOnly: !editor.canEdit,
    error: hasError(problems),
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
