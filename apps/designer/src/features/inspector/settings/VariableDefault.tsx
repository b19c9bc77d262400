import type { Json, VariableDeclaration } from "@tonegraph/flow-model";
import { fitsType } from "../edits/variable-edits.ts";
import { ChoiceField } from "../fields/ChoiceField.tsx";
import type { FieldContext } from "../fields/field-context.ts";
import { JsonField } from "../fields/JsonField.tsx";
import { TextField } from "../fields/TextField.tsx";
import { flowWords } from "../words/flow-words.ts";

const words = flowWords.variables;

interface VariableDefaultProps {
  readonly context: FieldContext;
  readonly name: string;
  readonly variable: VariableDeclaration;
}

/** What a variable is before anything sets it, in the field that its type wants. */
export function VariableDefault({ context, name, variable }: VariableDefaultProps) {
  const { type, default: value } = variable;
  const set = (next: Json, gesture: string): boolean =>
    context.editor.apply({ type: "setVariable", name, variable: { type, default: next } }, { words: "", gesture });
  const shared = { context, field: `variables.${name}.default`, label: words.default(name) };
  if (type === "string")
    return (
      <TextField
        {...shared}
        bare
        placeholder={words.empty}
        value={typeof value === "string" ? value : ""}
        onText={set}
      />
    );
  if (type === "boolean") {
    const choices = [
      { value: "true", label: words.yes },
      { value: "false", label: words.no },
    ];
    const choose = (chosen: string): boolean => set(chosen === "true", context.editor.ids.gesture());
    return (
      <ChoiceField {...shared} bare value={value === true ? "true" : "false"} choices={choices} onChoose={choose} />
    );
  }
  return (
    <JsonField
      {...shared}
      bare
      value={value}
      onJson={(next, gesture) => next !== undefined && fitsType(next, type) && set(next, gesture)}
      refusal={words.wrongJson[type]}
    />
  );
}
