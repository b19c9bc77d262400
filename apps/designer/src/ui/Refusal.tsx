import type { ReactNode } from "react";
import styles from "./Refusal.module.css";

interface RefusalProps {
  readonly title: string;
  readonly text: ReactNode;
  readonly fine?: string | undefined;
  readonly testId?: string;
}

/** Why what was asked for did not happen, inside the form or dialog that asked. */
export function Refusal({ title, text, fine, testId }: RefusalProps) {
  return (
    <div className={styles["refusal"]} role="alert" data-testid={testId}>
      <b>{title}</b>
      {text}
      {fine !== undefined && fine !== "" && <small>{fine}</small>}
    </div>
  );
}
