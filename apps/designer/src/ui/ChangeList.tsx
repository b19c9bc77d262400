import type { ReactNode } from "react";
import styles from "./ChangeList.module.css";

/** The kinds of marks that a line can have. */
export type ChangeMark =
  | "added"
  | "changed"
  | "removed"
  | "approximated"
  | "dropped"
  | "unsupported"
  | "error"
  | "warning";

const SIGNS: Readonly<Record<ChangeMark, { readonly sign: string; readonly tone: "ok" | "warn" | "error" }>> = {
  added: { sign: "+", tone: "ok" },
  changed: { sign: "~", tone: "warn" },
  removed: { sign: "−", tone: "error" },
  approximated: { sign: "≈", tone: "warn" },
  dropped: { sign: "∅", tone: "warn" },
  unsupported: { sign: "×", tone: "error" },
  error: { sign: "!", tone: "error" },
  warning: { sign: "!", tone: "warn" },
};

interface ChangeListProps {
  readonly lines: readonly {
    readonly mark: ChangeMark;
    readonly text: string;
    /** What can be done about the line, behind its text. */
    readonly action?: ReactNode;
  }[];
  /** What each mark is called, for those who do not see it. */
  readonly markNames: Readonly<Record<ChangeMark, string>>;
  readonly testId?: string;
}

/** Lines with a mark at the left: what was added, changed, removed, or is carried differently. */
export function ChangeList({ lines, markNames, testId }: ChangeListProps) {
  return (
    <ul className={styles["list"]} data-testid={testId}>
      {lines.map(({ mark, text, action }, index) => (
        // Two lines may say the same; their place in the list is what tells them apart.
        <li key={`${index} ${text}`} className={styles["line"]} data-mark={mark}>
          <span className={styles["mark"]} data-tone={SIGNS[mark].tone} title={markNames[mark]} aria-hidden="true">
            {SIGNS[mark].sign}
          </span>
          <span>
            <span className={styles["hidden"]}>{markNames[mark]}: </span>
            {text}
            {action !== undefined && <> {action}</>}
          </span>
        </li>
      ))}
    </ul>
  );
}
