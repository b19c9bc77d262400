import type { ReactNode } from "react";
import styles from "./Pill.module.css";

/** What a pill's colour means; its words must say the same. */
export type Tone = "ok" | "warn" | "error" | "plain" | "accent";

interface PillProps {
  readonly tone: Tone;
  readonly dot?: boolean;
  readonly title?: string | undefined;
  readonly testId?: string;
  readonly children: ReactNode;
}

/** A short state in a coloured capsule. */
export function Pill({ tone, dot = false, title, testId, children }: PillProps) {
  return (
    <span className={styles["pill"]} data-tone={tone} title={title} data-testid={testId}>
      {dot && <span className={styles["dot"]} aria-hidden="true" />}
      <span className={styles["words"]}>{children}</span>
    </span>
  );
}
