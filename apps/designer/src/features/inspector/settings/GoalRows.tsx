import { ActionIcon, Button } from "@mantine/core";
import type { Flow, Goal } from "@tonegraph/flow-model";
import { nodeKindEntry } from "../../../document/node-catalogue.ts";
import {
  freshGoal,
  GOAL_ENDS,
  ANY_END,
  fromChoice,
  ofGoalKind,
  START,
  toChoice,
  withFrom,
  withGoal,
  withTo,
} from "../edits/goal-edits.ts";
import { ChoiceField, type Choice } from "../fields/ChoiceField.tsx";
import fieldClasses from "../fields/fields.module.css";
import { NumberField } from "../fields/NumberField.tsx";
import { TextField } from "../fields/TextField.tsx";
import classes from "../inspector.module.css";
import { goalWords } from "../words/goal-words.ts";
import { GoalVerdict } from "./GoalVerdict.tsx";
import type { SettingsProps } from "./set-flow.ts";

/** What callers can always do, each goal with its verdict for the flow as it is drawn now. */
export function GoalRows({ context, flow }: SettingsProps) {
  const { editor } = context;
  const add = (): void => {
    const goals = [...flow.goals, freshGoal(flow, goalWords.fresh)];
    if (editor.apply({ type: "setGoals", goals }, { words: "" })) editor.view.focusField(`goals.${flow.goals.length}`);
  };
  return (
    <section className={fieldClasses["rows"]} aria-label={goalWords.title}>
      <h3 className={classes["section"]}>{goalWords.title}</h3>
      <p className={fieldClasses["hint"]}>{goalWords.hint}</p>
      {flow.goals.map((goal, place) => (
        <GoalRow key={goal.id} context={context} flow={flow} goal={goal} place={place} />
      ))}
      <Button variant="default" size="xs" data-field="goals" disabled={!editor.canEdit} onClick={add}>
        {goalWords.add}
      </Button>
    </section>
  );
}

interface GoalRowProps extends SettingsProps {
  readonly goal: Goal;
  readonly place: number;
}

function GoalRow(props: GoalRowProps) {
  const { context, flow, goal, place } = props;
  const { editor } = context;
  const field = `goals.${place}`;
  const change = (make: (goal: Goal) => Goal, gesture?: string): boolean => {
    const { goals } = editor.document.store.getState().flow;
    const command = { type: "setGoals" as const, goals: withGoal(goals, goal.id, make) };
    return editor.apply(command, { words: "", ...(gesture === undefined ? {} : { gesture }) });
  };
  const remove = (): void => {
    const goals = flow.goals.filter(({ id }) => id !== goal.id);
    editor.apply({ type: "setGoals", goals }, { words: "" });
  };
  return (
    <div className={fieldClasses["entry"]} data-goal={goal.id}>
      <div className={fieldClasses["entryHead"]}>
        <TextField
          context={context}
          field={field}
          label={goalWords.name}
          bare
          value={goal.label}
          onText={(label, gesture) => change((one) => ({ ...one, label }), gesture)}
        />
        <ActionIcon
          variant="subtle"
          color="red"
          disabled={!editor.canEdit}
          aria-label={goalWords.remove(goal.label)}
          onClick={remove}
        >
          ✕
        </ActionIcon>
      </div>
      <ChoiceField
        context={context}
        field={`${field}.kind`}
        label={goalWords.kind}
        value={goal.kind}
        choices={Object.entries(goalWords.kinds).map(([value, label]) => ({ value, label }))}
        onChoose={(kind) => change((one) => ofGoalKind(one, kindOf(kind)))}
      />
      <GoalPlaces {...props} change={change} />
      <GoalVerdict context={context} goal={goal} />
    </div>
  );
}

/** From where to where, how far at most, and in which language. */
function GoalPlaces({ context, flow, goal, place, change }: GoalRowProps & { readonly change: ChangeGoal }) {
  const field = `goals.${place}`;
  const isCounted = goal.kind === "maxSeconds" || goal.kind === "maxKeyPresses";
  return (
    <>
      <ChoiceField
        context={context}
        field={`${field}.to`}
        label={goalWords.to}
        searchable
        value={toChoice(goal)}
        choices={endChoices(flow)}
        onChoose={(choice) => change((one) => withTo(one, choice))}
      />
      <ChoiceField
        context={context}
        field={`${field}.from`}
        label={goalWords.from}
        searchable
        value={fromChoice(goal)}
        choices={[
          { value: START, label: goalWords.start },
          { value: "everyMenu", label: goalWords.everyMenu },
          ...blockChoices(flow, ""),
        ]}
        onChoose={(choice) => change((one) => withFrom(one, choice))}
      />
      {isCounted && (
        <NumberField
          context={context}
          field={`${field}.limit`}
          label={goal.kind === "maxSeconds" ? goalWords.seconds : goalWords.keys}
          value={goal.limit ?? null}
          onNumber={(limit, gesture) => change((one) => ({ ...one, limit }), gesture)}
        />
      )}
      {flow.languages.length > 1 && goal.kind !== "always" && (
        <ChoiceField
          context={context}
          field={`${field}.language`}
          label={goalWords.language}
          value={goal.language ?? ""}
          choices={[
            { value: "", label: goalWords.everyLanguage },
            ...flow.languages.map((value) => ({ value, label: value })),
          ]}
          onChoose={(language) =>
            change(({ language: _former, ...one }) => (language === "" ? one : { ...one, language }))
          }
        />
      )}
    </>
  );
}

type ChangeGoal = (make: (goal: Goal) => Goal, gesture?: string) => boolean;

function kindOf(chosen: string): Goal["kind"] {
  const kinds = ["reachable", "maxSeconds", "maxKeyPresses", "always"] as const;
  return kinds.find((kind) => kind === chosen) ?? "reachable";
}

function endChoices(flow: Flow): Choice[] {
  const kinds = GOAL_ENDS.map((kind) => ({
    value: `kind:${kind}`,
    label: goalWords.anyOfKind(nodeKindEntry(kind).title),
  }));
  return [{ value: ANY_END, label: goalWords.anyEnd }, ...kinds, ...blockChoices(flow, "node:")];
}

/** Blocks of the same name are told apart by their ids. */
function blockChoices(flow: Flow, prefix: string): Choice[] {
  const blocks = Object.entries(flow.nodes).filter(([, { kind }]) => kind !== "start");
  const names = new Map<string, number>();
  for (const [, { label }] of blocks) names.set(label, (names.get(label) ?? 0) + 1);
  return blocks.map(([id, { label }]) => ({
    value: `${prefix}${id}`,
    label: (names.get(label) ?? 0) > 1 ? `${label} (${id})` : label,
  }));
}
