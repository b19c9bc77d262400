import { ActionIcon, Button } from "@mantine/core";
import { timeOfDay, weekOf, weeklyOf, withDay, type DaySpan, type Week } from "../edits/week-hours.ts";
import { DraftField } from "../fields/DraftField.tsx";
import fieldClasses from "../fields/fields.module.css";
import { FieldProblems } from "../fields/FieldProblems.tsx";
import classes from "../inspector.module.css";
import { kindWords } from "../words/kind-words.ts";
import type { HoursForm } from "./HoursPanel.tsx";
import hoursClasses from "./hours.module.css";

const words = kindWords.hours;
const FRESH_SPAN: DaySpan = { from: "08:00", to: "18:00" };
const WEEKDAYS_AFTER_MONDAY = [1, 2, 3, 4];

interface WeekGridProps {
  readonly form: HoursForm;
  readonly weekly: Parameters<typeof weekOf>[0];
}

/** The opening hours of a week, a line a day. */
export function WeekGrid({ form, weekly }: WeekGridProps) {
  const { context, set } = form;
  const week = weekOf(weekly);
  const setWeek = (next: Week, gesture?: string): boolean => set(["weekly"], weeklyOf(next), gesture);
  return (
    <section className={fieldClasses["rows"]} aria-label={words.week}>
      <h3 className={classes["section"]}>{words.week}</h3>
      <p className={fieldClasses["hint"]}>{words.weekHint}</p>
      <div className={hoursClasses["week"]}>
        {week.map((spans, day) => (
          <DayRow
            key={day}
            form={form}
            day={day}
            spans={spans}
            onSpans={(next, gesture) => setWeek(withDay(week, day, next), gesture)}
          />
        ))}
      </div>
      <FieldProblems context={context} problems={context.problemsOf("weekly")} />
      <Button
        variant="default"
        size="xs"
        data-field="weekly"
        disabled={!context.editor.canEdit}
        onClick={() =>
          setWeek(week.map((spans, day) => (WEEKDAYS_AFTER_MONDAY.includes(day) ? (week[0] ?? []) : spans)))
        }
      >
        {words.copy}
      </Button>
    </section>
  );
}

interface DayRowProps {
  readonly form: HoursForm;
  readonly day: number;
  readonly spans: readonly DaySpan[];
  readonly onSpans: (spans: readonly DaySpan[], gesture?: string) => boolean;
}

function DayRow({ form, day, spans, onSpans }: DayRowProps) {
  const { context } = form;
  const name = words.days[day] ?? "";
  const fields = { context, name, day };
  return (
    <div className={hoursClasses["day"]} role="group" aria-label={name}>
      <span className={hoursClasses["name"]}>{name}</span>
      <div className={hoursClasses["spans"]}>
        {spans.length === 0 && <span className={hoursClasses["closed"]}>{words.closed}</span>}
        {spans.map((span, place) => (
          <div key={place} className={hoursClasses["span"]}>
            <TimeField
              {...fields}
              place={place}
              which="from"
              value={span.from}
              onTime={(from, gesture) => onSpans(replaced(spans, place, { ...span, from }), gesture)}
            />
            <span aria-hidden="true">–</span>
            <TimeField
              {...fields}
              place={place}
              which="to"
              value={span.to}
              onTime={(to, gesture) => onSpans(replaced(spans, place, { ...span, to }), gesture)}
            />
            <ActionIcon
              variant="subtle"
              color="red"
              disabled={!context.editor.canEdit}
              aria-label={words.removeSpan(name, place)}
              onClick={() => onSpans(spans.filter((_span, at) => at !== place))}
            >
              ✕
            </ActionIcon>
          </div>
        ))}
      </div>
      <ActionIcon
        variant="subtle"
        disabled={!context.editor.canEdit}
        aria-label={words.addSpan(name)}
        onClick={() => onSpans([...spans, FRESH_SPAN])}
      >
        +
      </ActionIcon>
    </div>
  );
}

interface TimeFieldProps {
  readonly context: HoursForm["context"];
  readonly name: string;
  readonly day: number;
  readonly place: number;
  readonly which: "from" | "to";
  readonly value: string;
  readonly onTime: (time: string, gesture: string) => boolean;
}

function TimeField({ context, name, day, place, which, value, onTime }: TimeFieldProps) {
  return (
    <DraftField
      context={context}
      field={`weekly:${day}:${place}:${which}`}
      label={words[which](name, place)}
      bare
      value={value}
      refusal={words.timeRefusal}
      onText={(text, gesture) => {
        const time = timeOfDay(text);
        return time !== null && onTime(time, gesture);
      }}
    />
  );
}

function replaced(spans: readonly DaySpan[], place: number, span: DaySpan): DaySpan[] {
  return spans.map((before, at) => (at === place ? span : before));
}
