import type { Consequence } from "./consequence.ts";
import styles from "./targets.module.css";

interface TargetOptionProps {
  readonly label: string;
  /** What choosing it means; null while the flow is not known. */
  readonly consequence: Consequence | null;
}

/** A target in a list, with what choosing it would mean. */
export function TargetOption({ label, consequence }: TargetOptionProps) {
  return (
    <span className={styles["option"]}>
      <b>{label}</b>
      {consequence !== null && <small data-tone={consequence.tone}>{consequence.text}</small>}
    </span>
  );
}
