import { SegmentedControl, TextInput } from "@mantine/core";
import { scheduleNotes } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import styles from "./publish.module.css";
import type { When } from "./use-when.ts";
import type { WhenChoice } from "./when-choice.ts";

const MODES = ["now", "at", "span"] as const satisfies readonly WhenChoice["mode"][];

/** Now, at a time, or for a span; with the zone, what clocks do in it, and the rules that are kept. */
export function WhenFields({ when, returnsTo }: { readonly when: When; readonly returnsTo: number | null }) {
  const text = words.publish.when;
  const { choice, choose, schedule } = when;
  return (
    <fieldset className={styles["window"]} data-testid="publish-when">
      <legend>{text.label}</legend>
      <SegmentedControl
        aria-label={text.label}
        className={styles["modes"] ?? ""}
        data={MODES.map((mode) => ({ value: mode, label: text[mode] }))}
        value={choice.mode}
        onChange={(value) => choose({ mode: MODES.find((mode) => mode === value) ?? "now" })}
      />
      {!when.isNow && (
        <>
          <TimeInput when={when} end="from" />
          {choice.mode === "span" && <TimeInput when={when} end="until" />}
          <small>{text.zone(when.timeZone, when.isTenantZone)}</small>
        </>
      )}
      {schedule !== null && (
        <ul className={styles["effort"]} data-testid="schedule-notes">
          {scheduleNotes({ ...schedule, until: schedule.until ?? null }, { by: "tonegraph", returnsTo }).map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}

function TimeInput({ when, end }: { readonly when: When; readonly end: "from" | "until" }) {
  return (
    <TextInput
      type="datetime-local"
      label={words.publish.when[end]}
      value={when.choice[end]}
      error={when.faults[end]}
      onChange={(event) => when.choose({ [end]: event.currentTarget.value })}
    />
  );
}
