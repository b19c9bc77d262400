import { SegmentedControl } from "@mantine/core";
import type { MergeChange } from "@tonegraph/flow-model";
import { words } from "../../lib/messages/words.ts";
import { Pill } from "../../ui/Pill.tsx";
import styles from "./drift.module.css";

interface ChangeChoicesProps {
  readonly changes: readonly MergeChange[];
  /** Clashes without a decision. */
  readonly open: readonly MergeChange[];
  readonly mayEdit: boolean;
  readonly onChoose: (choice: { readonly id: string; readonly side: "ours" | "theirs" }) => void;
}

const MARKS = { added: "+", changed: "~", removed: "−" } as const;
const TONES = { added: "ok", changed: "warn", removed: "error" } as const;

/** Their changes in words, each with the two sides to choose from. */
export function ChangeChoices({ changes, open, mayEdit, onChoose }: ChangeChoicesProps) {
  const text = words.drift;
  const undecided = new Set(open.map(({ id }) => id));
  return (
    <ul className={styles["list"]} aria-label={text.list} data-testid="drift-changes">
      {changes.map(({ id, kind, conflict, theirs, ours, taken }) => (
        <li key={id} className={styles["change"]} data-clash={conflict || undefined} data-testid="drift-change">
          <span className={styles["mark"]} data-tone={TONES[kind]} aria-hidden="true">
            {MARKS[kind]}
          </span>
          <div className={styles["told"]}>
            {theirs.map((line) => (
              <div key={line}>{line}</div>
            ))}
            {conflict && (
              <div className={styles["mine"]}>
                <Pill tone="warn">{text.clash}</Pill> {text.youHave}{" "}
                {ours.length === 0 ? text.youKeep : ours.join("; ")}
              </div>
            )}
          </div>
          <SegmentedControl
            size="xs"
            aria-label={text.pick(theirs.join("; "))}
            data={[
              { value: "theirs", label: text.theirs },
              { value: "ours", label: text.ours },
            ]}
            value={undecided.has(id) ? "" : taken}
            disabled={!mayEdit}
            onChange={(side) => onChoose({ id, side: side === "theirs" ? "theirs" : "ours" })}
          />
        </li>
      ))}
    </ul>
  );
}
