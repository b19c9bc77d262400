import { ActionIcon, Button } from "@mantine/core";
import type { NodeOfKind } from "@tonegraph/flow-model";
import { DraftField } from "../fields/DraftField.tsx";
import fieldClasses from "../fields/fields.module.css";
import { FieldProblems } from "../fields/FieldProblems.tsx";
import { TextField } from "../fields/TextField.tsx";
import classes from "../inspector.module.css";
import { kindWords } from "../words/kind-words.ts";
import { HolidayFill } from "./HolidayFill.tsx";
import type { HoursForm } from "./HoursPanel.tsx";
import hoursClasses from "./hours.module.css";

const words = kindWords.hours;

interface HolidayRowsProps {
  readonly form: HoursForm;
  readonly holidays: NonNullable<NodeOfKind<"hours">["holidays"]>;
}

/** Days that are holidays, with their names. */
export function HolidayRows({ form, holidays }: HolidayRowsProps) {
  const { context, set } = form;
  const { editor } = context;
  return (
    <section className={fieldClasses["rows"]} aria-label={words.holidays}>
      <h3 className={classes["section"]}>{words.holidays}</h3>
      <p className={fieldClasses["hint"]}>{words.holidaysHint}</p>
      {holidays.map(({ date, label }, place) => (
        <div key={place} className={hoursClasses["holiday"]}>
          <DraftField
            context={context}
            field={`holidays.${place}.date`}
            label={words.date(place + 1)}
            bare
            type="date"
            value={date}
            refusal={words.dateRefusal}
            onText={(text, gesture) => isDay(text) && set(["holidays", place, "date"], text, gesture)}
          />
          <TextField
            context={context}
            field={`holidays.${place}.label`}
            label={words.label(place + 1)}
            bare
            placeholder={words.labelPlaceholder}
            value={label}
            onText={(text, gesture) => set(["holidays", place, "label"], text, gesture)}
          />
          <ActionIcon
            variant="subtle"
            color="red"
            disabled={!editor.canEdit}
            aria-label={words.removeHoliday(label === "" ? date : label)}
            onClick={() => set(["holidays", place], undefined)}
          >
            ✕
          </ActionIcon>
        </div>
      ))}
      <FieldProblems context={context} problems={context.problemsOf("holidays")} />
      <Button
        variant="default"
        size="xs"
        data-field="holidays"
        disabled={!editor.canEdit}
        onClick={() => {
          const added = set(["holidays"], [...holidays, { date: today(), label: "" }]);
          if (added) editor.view.focusField(`holidays.${holidays.length}.date`);
        }}
      >
        {words.addHoliday}
      </Button>
      <HolidayFill form={form} />
    </section>
  );
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

/** Today where the reader is, as YYYY-MM-DD. */
function today(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
