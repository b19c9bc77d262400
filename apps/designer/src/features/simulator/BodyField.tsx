import { Textarea } from "@mantine/core";
import { parseJsonText, type Json } from "@tonegraph/flow-model";
import { useState } from "react";

interface BodyFieldProps {
  readonly label: string;
  /** What a screen reader calls the field. */
  readonly name: string;
  readonly body: Json | undefined;
  /** Undefined: no body. A text that is no JSON is not handed on. */
  readonly onChange: (body: Json | undefined) => void;
}

/** JSON that a web service gives back. */
export function BodyField({ label, name, body, onChange }: BodyFieldProps) {
  const [text, setText] = useState(body === undefined ? "" : JSON.stringify(body, null, 2));
  const read = text.trim() === "" ? null : parseJsonText(text);
  const change = (typed: string): void => {
    setText(typed);
    const parsed = typed.trim() === "" ? null : parseJsonText(typed);
    if (parsed === null) onChange(undefined);
    else if (parsed.ok) onChange(parsed.value);
  };
  return (
    <Textarea
      size="xs"
      label={label}
      aria-label={name}
      autosize
      maxRows={6}
      value={text}
      error={read?.ok === false ? read.error.message : undefined}
      onChange={({ currentTarget }) => change(currentTarget.value)}
    />
  );
}
