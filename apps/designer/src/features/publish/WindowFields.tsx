import { TextInput } from "@mantine/core";
import { vendorName } from "../../lib/dialects/targets.ts";
import { words } from "../../lib/messages/words.ts";
import styles from "./publish.module.css";
import { hasWindow, type WindowTimes } from "./use-window-times.ts";

/** When the vendor opens and closes what is published; shown only where it does. */
export function WindowFields({ dialect, times }: { readonly dialect: string; readonly times: WindowTimes }) {
  if (!hasWindow(dialect)) return null;
  const text = words.publish.window;
  const ends = ["from", "until"] as const;
  return (
    <fieldset className={styles["window"]} data-testid="publish-window">
      <legend>{text.title(vendorName(dialect))}</legend>
      {ends.map((end) => (
        <TextInput
          key={end}
          type="datetime-local"
          label={text[end]}
          value={times.typed[end]}
          error={times.faults[end]}
          onChange={(event) => times.type({ [end]: event.currentTarget.value })}
        />
      ))}
      <small>{text.hint(Intl.DateTimeFormat().resolvedOptions().timeZone)}</small>
    </fieldset>
  );
}
