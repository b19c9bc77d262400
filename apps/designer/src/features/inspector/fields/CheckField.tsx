import { Checkbox } from "@mantine/core";
import type { FieldLooks } from "./field-context.ts";
import { FieldProblems } from "./FieldProblems.tsx";

interface CheckFieldProps extends FieldLooks {
  readonly checked: boolean;
  readonly onCheck: (checked: boolean) => void;
}

/** Yes or no. */
export function CheckField({ context, field, label, hint, checked, onCheck }: CheckFieldProps) {
  return (
    <div>
      <Checkbox
        label={label}
        description={hint}
        data-field={field}
        checked={checked}
        disabled={!context.editor.canEdit}
        onChange={(event) => onCheck(event.currentTarget.checked)}
      />
      <FieldProblems context={context} problems={context.problemsOf(field)} />
    </div>
  );
}
