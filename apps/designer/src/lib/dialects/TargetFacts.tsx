import { words } from "../messages/words.ts";
import { capabilityLines, type CapabilityLine, type KindTitle } from "./capability-lines.ts";
import { dialectLabel } from "./targets.ts";
import styles from "./targets.module.css";

interface TargetFactsProps {
  readonly dialect: string;
  readonly kindTitle: KindTitle;
}

/** What a target carries and what it does not, opened by whoever wants to know before choosing it. */
export function TargetFacts({ dialect, kindTitle }: TargetFactsProps) {
  const lines = capabilityLines(dialect, kindTitle);
  if (lines.length === 0) return null;
  return (
    <details className={styles["facts"]} data-testid="target-facts">
      <summary>{words.targets.facts(dialectLabel(dialect))}</summary>
      <ul className={styles["lines"]}>
        {lines.map((line) => (
          <TonedLine key={line.text} line={line} />
        ))}
      </ul>
    </details>
  );
}

const SIGNS = { can: "✓", partly: "≈", cannot: "×" } as const;

function TonedLine({ line }: { readonly line: CapabilityLine }) {
  return (
    <li className={styles["line"]} data-tone={line.tone}>
      <span className={styles["sign"]} aria-label={words.targets.tone[line.tone]} role="img">
        {SIGNS[line.tone]}
      </span>
      {line.text}
    </li>
  );
}
