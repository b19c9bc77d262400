import { useState, type ReactNode } from "react";
import { firstLines } from "./first-lines.ts";
import styles from "./ChangeList.module.css";
import { TextButton } from "./TextButton.tsx";

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
  /** What the button is called that shows the rest of a long list. */
  readonly showMore: (amount: number) => string;
  readonly testId?: string;
}

/** Lines with a mark at the left: what was added, changed, removed, or is carried differently. A long list shows its beginning. */
export function ChangeList({ lines, markNames, showMore, testId }: ChangeListProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { shown, rest } = firstLines(lines, isOpen);
  return (
    <ul className={styles["list"]} data-testid={testId}>
      {shown.map(({ mark, text, action }, index) => (
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
      {rest > 0 && (
        <li>
          <TextButton onClick={() => setIsOpen(true)}>{showMore(rest)}</TextButton>
        </li>
      )}
    </ul>
  );
}
