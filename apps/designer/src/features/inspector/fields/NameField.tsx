import { TextInput } from "@mantine/core";
import { useId, useRef, useState } from "react";
import { hasError, type FieldLooks } from "./field-context.ts";
import { FieldProblems } from "./FieldProblems.tsx";
import classes from "./fields.module.css";

interface NameFieldProps extends FieldLooks {
  readonly value: string;
  /** Applies the name; false when it cannot be taken. */
  readonly onName: (name: string) => Promise<boolean>;
  /** What to say about a name that was not taken. */
  readonly refusal: string;
}

/**
 * A name that stands in many places: it is taken when the field is left or Enter is pressed, because half of a name may be
 * the name of something else.
 */
export function NameField({ context, field, label, value, onName, refusal }: NameFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [isRefused, setRefused] = useState(false);
  /** The name that is being taken: leaving the field behind Enter takes it once. */
  const asked = useRef<string | null>(null);
  const problems = context.problemsOf(field);
  const problemsId = useId();

  async function take(): Promise<void> {
    const name = typed?.trim() ?? value;
    if (asked.current === name) return;
    asked.current = name;
    const isTaken = name === value || (await onName(name));
    asked.current = null;
    setRefused(!isTaken);
    if (isTaken) setTyped(null);
  }

  return (
    <div>
      <TextInput
        aria-label={label}
        data-field={field}
        classNames={{ input: classes["mono"] ?? "" }}
        value={typed ?? value}
        readOnly={!context.editor.canEdit}
        error={isRefused ? refusal : hasError(problems)}
        {...(problems.length > 0 ? { "aria-describedby": problemsId } : {})}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setRefused(false);
        }}
        onBlur={() => void take()}
        onKeyDown={(event) => {
          if (event.key === "Enter") void take();
        }}
      />
      <FieldProblems context={context} problems={problems} id={problemsId} />
    </div>
  );
}
