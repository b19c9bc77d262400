import { ActionIcon, Button } from "@mantine/core";
import type { NodeOfKind } from "@tonegraph/flow-model";
import { freshBranch, moveBranch } from "../edits/branch-edits.ts";
import { ExpressionField } from "../fields/ExpressionField.tsx";
import fieldClasses from "../fields/fields.module.css";
import { FieldProblems } from "../fields/FieldProblems.tsx";
import { TextField } from "../fields/TextField.tsx";
import classes from "../inspector.module.css";
import type { NodeForm } from "../node-form.ts";
import { kindWords } from "../words/kind-words.ts";
import { LeadsTo } from "./LeadsTo.tsx";

type ConditionForm = NodeForm<NodeOfKind<"condition">>;

const words = kindWords.condition;

/** The branches of a condition, in the order in which they are tried. */
export function ConditionPanel({ form }: { readonly form: ConditionForm }) {
  const { context, node, set } = form;
  const { editor } = context;
  const { branches } = node;
  return (
    <div className={classes["body"]}>
      <section className={fieldClasses["rows"]} aria-label={words.branches}>
        <h3 className={classes["section"]}>{words.branches}</h3>
        <p className={fieldClasses["hint"]}>{words.hint}</p>
        {branches.map(({ id }, place) => (
          <BranchRow key={id} form={form} place={place} />
        ))}
        <FieldProblems context={context} problems={context.problemsOf("branches")} />
        <Button
          variant="default"
          size="xs"
          data-field="branches"
          disabled={!editor.canEdit}
          onClick={() => {
            if (set(["branches"], [...branches, freshBranch(branches, words.fresh)]))
              editor.view.focusField(`branches.${branches.length}.when`);
          }}
        >
          {words.add}
        </Button>
      </section>
    </div>
  );
}

function BranchRow({ form, place }: { readonly form: ConditionForm; readonly place: number }) {
  const { context, flow, nodeId, node, set } = form;
  const branch = node.branches[place];
  if (!branch) return null;
  const { id, label, when } = branch;
  return (
    <div className={fieldClasses["entry"]} data-branch={id}>
      <TextField
        context={context}
        field={`branches.${place}.label`}
        label={words.label(place + 1)}
        placeholder={words.labelPlaceholder}
        value={label}
        onText={(text, gesture) => set(["branches", place, "label"], text, gesture)}
      />
      <ExpressionField
        context={context}
        flow={flow}
        field={`branches.${place}.when`}
        label={words.when(label)}
        bare
        language="expression"
        placeholder={words.whenPlaceholder}
        value={when}
        onText={(text, gesture) => set(["branches", place, "when"], text, gesture)}
      />
      <div className={fieldClasses["entryHead"]}>
        <LeadsTo context={context} flow={flow} nodeId={nodeId} port={`branch:${id}`} />
        <BranchButtons form={form} place={place} label={label} />
      </div>
    </div>
  );
}

interface BranchButtonsProps {
  readonly form: ConditionForm;
  readonly place: number;
  readonly label: string;
}

function BranchButtons({ form, place, label }: BranchButtonsProps) {
  const { context, node, set } = form;
  const { canEdit } = context.editor;
  const { branches } = node;
  const move = (by: 1 | -1) => () => set(["branches"], moveBranch(branches, place, by));
  return (
    <>
      <ActionIcon variant="subtle" disabled={!canEdit || place === 0} aria-label={words.up(label)} onClick={move(-1)}>
        ↑
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        disabled={!canEdit || place === branches.length - 1}
        aria-label={words.down(label)}
        onClick={move(1)}
      >
        ↓
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="red"
        disabled={!canEdit}
        aria-label={words.remove(label)}
        onClick={() => set(["branches", place], undefined)}
      >
        ✕
      </ActionIcon>
    </>
  );
}
