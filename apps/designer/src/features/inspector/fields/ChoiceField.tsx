import { Select } from "@mantine/core";
import { useId } from "react";
import { hasError, type FieldLooks } from "./field-context.ts";
import { FieldProblems } from "./FieldProblems.tsx";

/** One thing to choose. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface ChoiceFieldProps extends FieldLooks {
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChoose: (value: string) => void;
  /** Long lists are searched by typing. */
  readonly searchable?: boolean;
  readonly bare?: boolean;
  readonly placeholder?: string;
}

/** One of several; what the document holds is always among them, even when this release does not know it. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { context, field, label, hint, value, choices, onChoose, searchable = false, bare = false } = props;
  const problems = context.problemsOf(field);
  const problemsId = useId();
  const isListed = value === "" || choices.some((choice) => choice.value === value);
  return (
    <div>
      <Select
        {...(bare ? { "aria-label": label } : { label, description: hint })}
        data-field={field}
        data={isListed ? [...choices] : [{ value, label: value }, ...choices]}
        value={value === "" && !choices.some((choice) => choice.value === "") ? null : value}
        placeholder={props.placeholder}
        allowDeselect={false}
        searchable={searchable}
        limit={100}
        readOnly={!context.editor.canEdit}
        error={hasError(problems)}
        {...(problems.length > 0 ? { "aria-describedby": problemsId } : {})}
        onChange={(next) => {
          if (next !== null && next !== value) onChoose(next);
        }}
      />
      <FieldProblems context={context} problems={problems} id={problemsId} />
    </div>
  );
}
