import { useId } from "react";
import styles from "./dashboard.module.css";

const WIDTH = 96;
const HEIGHT = 24;

interface SparklineProps {
  /** Oldest first; a day without figures is null and leaves a gap. */
  readonly values: readonly (number | null)[];
  readonly label: string;
}

/** A line without axes: whether it goes up or down. */
export function Sparkline({ values, label }: SparklineProps) {
  const title = useId();
  const top = Math.max(1, ...values.map((value) => value ?? 0));
  const step = WIDTH / Math.max(1, values.length - 1);
  const path = values
    .map((value, index) => {
      if (value === null) return "";
      const begins = index === 0 || values[index - 1] === null;
      return `${begins ? "M" : "L"}${(index * step).toFixed(1)} ${(HEIGHT - 2 - (value / top) * (HEIGHT - 4)).toFixed(1)}`;
    })
    .join("");
  return (
    <svg className={styles["spark"]} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby={title}>
      <title id={title}>{label}</title>
      <path d={path} />
    </svg>
  );
}
