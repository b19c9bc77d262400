import { TagsInput } from "@mantine/core";
import { hasError, type FieldLooks } from "./field-context.ts";
import { FieldProblems } from "./FieldProblems.tsx";

interface NamesFieldProps extends FieldLooks {
  readonly value: readonly string[];
  readonly suggestions: readonly string[];
  readonly onNames: (names: readonly string[]) => void;
  readonly placeholder?: string;
}

/** Several short words; Enter or a comma ends each. */
export function NamesField({ context, field, label, hint, value, suggestions, onNames, placeholder }: NamesFieldProps) {
  const problems = context.problemsOf(field);
  return (
    <div>
      <TagsInput
        label={label}
        description={hint}
        data-field={field}
        data={[...suggestions]}
        value={[...value]}
        placeholder={value.length === 0 ? placeholder : undefined}
        readOnly={!context.editor.canEdit}
        error={hasError(problems)}
        onChange={onNames}
      />
      <FieldProblems context={context} problems={problems} />
    </div>
  );
}
