import { Button, NativeSelect, NumberInput } from "@mantine/core";
import { useState } from "react";
import { HOLIDAY_PLACES, withHolidays, type HolidayPlace } from "../edits/holiday-list.ts";
import { kindWords } from "../words/kind-words.ts";
import type { HoursForm } from "./HoursPanel.tsx";
import hoursClasses from "./hours.module.css";

const words = kindWords.hours;

/** Fills a year's public holidays of a place into the list. The flow keeps plain days: nothing looks them up later. */
export function HolidayFill({ form }: { readonly form: HoursForm }) {
  const { editor } = form.context;
  const [place, setPlace] = useState<HolidayPlace>(() => placeOf(form.node.timeZone));
  const [year, setYear] = useState(() => new Date().getFullYear());

  async function fill(): Promise<void> {
    // Two libraries that few flows need; loaded when they are used.
    const { publicHolidays } = await import("../edits/public-holidays.ts");
    const node = editor.document.store.getState().flow.nodes[form.nodeId];
    if (node?.kind !== "hours") return;
    const present = node.holidays ?? [];
    const next = withHolidays(present, publicHolidays(place, year));
    if (next.length > present.length) form.set(["holidays"], next);
    editor.announcer.say(words.filled(next.length - present.length));
  }

  return (
    <div className={hoursClasses["fill"]} role="group" aria-label={words.fillTitle}>
      <NativeSelect
        aria-label={words.fillPlace}
        value={place}
        onChange={({ currentTarget }) => setPlace(placeNamed(currentTarget.value) ?? place)}
        data={[...HOLIDAY_PLACES]}
      />
      <NumberInput
        aria-label={words.fillYear}
        value={year}
        min={2000}
        max={2100}
        allowDecimal={false}
        clampBehavior="blur"
        onChange={(typed) => typeof typed === "number" && typed >= 2000 && typed <= 2100 && setYear(typed)}
      />
      <Button variant="default" disabled={!editor.canEdit} onClick={() => void fill()}>
        {words.fill}
      </Button>
    </div>
  );
}

/** Where the hours are is most often where the holidays are. */
function placeOf(timeZone: string | undefined): HolidayPlace {
  return timeZone === "Europe/Berlin" || timeZone === "Europe/Busingen" ? "DE" : "US";
}

function placeNamed(value: string): HolidayPlace | undefined {
  return HOLIDAY_PLACES.find((place) => place.value === value)?.value;
}
