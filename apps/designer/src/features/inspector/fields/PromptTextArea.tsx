import { Textarea } from "@mantine/core";
import type { NewIds } from "../../../document/new-ids.ts";
import { inspectorWords } from "../words/inspector-words.ts";
import classes from "../inspector.module.css";
import { useTyping } from "./use-typing.ts";

interface PromptTextAreaProps {
  readonly id: string;
  readonly field: string;
  readonly ids: NewIds;
  readonly value: string;
  readonly readOnly: boolean;
  readonly invalid: boolean;
  readonly describedBy: string | null;
  readonly onText: (text: string, gesture: string) => boolean;
}

/** The words of a prompt. */
export function PromptTextArea({ id, field, ids, value, readOnly, invalid, describedBy, onText }: PromptTextAreaProps) {
  const typing = useTyping(value, ids, onText);
  return (
    <Textarea
      id={id}
      data-field={field}
      value={typing.value}
      onChange={(event) => typing.onChange(event.currentTarget.value)}
      onFocus={typing.onFocus}
      onBlur={typing.onBlur}
      readOnly={readOnly}
      error={invalid}
      placeholder={inspectorWords.promptPlaceholder}
      rows={4}
      classNames={{ input: classes["words"] ?? "" }}
      {...(describedBy === null ? {} : { "aria-describedby": describedBy })}
    />
  );
}
