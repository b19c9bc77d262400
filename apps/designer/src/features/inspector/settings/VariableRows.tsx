import { ActionIcon, Button } from "@mantine/core";
import type { VariableDeclaration } from "@tonegraph/flow-model";
import { emptyValue, freshVariableName, isVariableName } from "../edits/variable-edits.ts";
import { ChoiceField } from "../fields/ChoiceField.tsx";
import fieldClasses from "../fields/fields.module.css";
import { FieldProblems } from "../fields/FieldProblems.tsx";
import { NameField } from "../fields/NameField.tsx";
import classes from "../inspector.module.css";
import { flowWords } from "../words/flow-words.ts";
import type { SettingsProps } from "./set-flow.ts";
import { VariableDefault } from "./VariableDefault.tsx";

const words = flowWords.variables;
const TYPES: readonly VariableDeclaration["type"][] = ["string", "number", "boolean", "object", "list"];

/** The variables of the call, with their types and what they are before anything sets them. */
export function VariableRows({ context, flow }: SettingsProps) {
  const { editor } = context;
  const names = Object.keys(flow.variables);

  function add(): void {
    const name = freshVariableName(flow, words.fresh);
    const variable = { type: "string", default: "" } as const;
    if (editor.apply({ type: "setVariable", name, variable }, { words: "" }))
      editor.view.focusField(`variables:${names.length}`);
  }

  return (
    <section className={fieldClasses["rows"]} aria-label={words.title}>
      <h3 className={classes["section"]}>{words.title}</h3>
      <p className={fieldClasses["hint"]}>{words.hint}</p>
      {names.map((name, place) => (
        <VariableRow key={place} context={context} flow={flow} name={name} place={place} />
      ))}
      <FieldProblems context={context} problems={context.problemsOf("variables")} />
      <Button variant="default" size="xs" data-field="variables" disabled={!editor.canEdit} onClick={add}>
        {words.add}
      </Button>
    </section>
  );
}

function VariableRow({
  context,
  flow,
  name,
  place,
}: SettingsProps & { readonly name: string; readonly place: number }) {
  const { editor } = context;
  const variable = flow.variables[name];
  if (!variable) return null;
  return (
    <div className={fieldClasses["entry"]} data-variable={name}>
      <div className={fieldClasses["entryHead"]}>
        <NameField
          context={context}
          field={`variables:${place}`}
          label={words.name}
          value={name}
          refusal={words.nameRefusal}
          onName={async (to) => {
            const commands = isVariableName(to) ? await editor.validation.rename(name, to) : null;
            if (commands === null) return false;
            const command = { type: "batch" as const, label: words.rename, commands: [...commands] };
            return editor.apply(command, { words: words.renamed(name, to) });
          }}
        />
        <ChoiceField
          context={context}
          field={`variables.${name}.type`}
          label={words.type(name)}
          bare
          value={variable.type}
          choices={TYPES.map((value) => ({ value, label: words.types[value] }))}
          onChoose={(chosen) => {
            const type = TYPES.find((one) => one === chosen) ?? "string";
            editor.apply({ type: "setVariable", name, variable: { type, default: emptyValue(type) } }, { words: "" });
          }}
        />
        <ActionIcon
          variant="subtle"
          color="red"
          disabled={!editor.canEdit}
          aria-label={words.remove(name)}
          onClick={() => editor.apply({ type: "setVariable", name, variable: null }, { words: "" })}
        >
          ✕
        </ActionIcon>
      </div>
      <VariableDefault context={context} name={name} variable={variable} />
      <FieldProblems context={context} problems={context.problemsOf(`variables.${name}`)} />
    </div>
  );
}
