import { SegmentedControl } from "@mantine/core";
import type { NodeOfKind, SimpleCommand } from "@tonegraph/flow-model";
import { ChoiceField } from "../fields/ChoiceField.tsx";
import { TextField } from "../fields/TextField.tsx";
import classes from "../inspector.module.css";
import type { NodeForm } from "../node-form.ts";
import { kindWords } from "../words/kind-words.ts";
import { HolidayRows } from "./HolidayRows.tsx";
import { WeekGrid } from "./WeekGrid.tsx";

/** The form of an opening-hours block. */
export type HoursForm = NodeForm<NodeOfKind<"hours">>;

const words = kindWords.hours;
const WORKDAYS = [{ days: [1, 2, 3, 4, 5], from: "08:00", to: "18:00" }];

/** When it is open: a week with holidays in a time zone, or a schedule that the target keeps. */
export function HoursPanel({ form }: { readonly form: HoursForm }) {
  const { context, nodeId, node } = form;
  const kept = node.scheduleId === undefined ? "inline" : "schedule";
  return (
    <div className={classes["body"]}>
      <div className={classes["field"]}>
        <span className={classes["fieldHead"]}>{words.source}</span>
        <SegmentedControl
          fullWidth
          aria-label={words.source}
          data={[
            { value: "inline", label: words.inline },
            { value: "schedule", label: words.schedule },
          ]}
          value={kept}
          readOnly={!context.editor.canEdit}
          onChange={(next) => {
            if (next !== kept) context.editor.apply(keepHours(nodeId, next), { words: "" });
          }}
        />
      </div>
      {node.scheduleId === undefined ? <InlineHours form={form} /> : <Schedule form={form} id={node.scheduleId} />}
    </div>
  );
}

function keepHours(nodeId: string, where: string): SimpleCommand {
  if (where === "schedule")
    return { type: "setNodeFields", nodeId, set: { scheduleId: "" }, unset: ["timeZone", "weekly", "holidays"] };
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { type: "setNodeFields", nodeId, set: { timeZone, weekly: WORKDAYS, holidays: [] }, unset: ["scheduleId"] };
}

function Schedule({ form, id }: { readonly form: HoursForm; readonly id: string }) {
  return (
    <TextField
      context={form.context}
      field="scheduleId"
      label={words.scheduleId}
      hint={words.scheduleHint}
      value={id}
      onText={(text, gesture) => form.set(["scheduleId"], text, gesture)}
    />
  );
}

function InlineHours({ form }: { readonly form: HoursForm }) {
  const { context, node, set } = form;
  return (
    <>
      <ChoiceField
        context={context}
        field="timeZone"
        label={words.zone}
        hint={words.zoneHint}
        searchable
        value={node.timeZone ?? ""}
        choices={TIME_ZONES}
        onChoose={(zone) => set(["timeZone"], zone)}
      />
      <WeekGrid form={form} weekly={node.weekly ?? []} />
      <HolidayRows form={form} holidays={node.holidays ?? []} />
    </>
  );
}

const TIME_ZONES = [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])].map((zone) => ({
  value: zone,
  label: zone.replaceAll("_", " "),
}));
