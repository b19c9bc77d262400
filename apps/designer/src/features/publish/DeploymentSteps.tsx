import { VisuallyHidden } from "@mantine/core";
import { words } from "../../lib/messages/words.ts";
import type { StepView } from "./deployment-view.ts";
import styles from "./publish.module.css";

const SIGNS = { pending: "", running: "", done: "✓", failed: "!", skipped: "", watching: "◉" } as const;

/** The steps of a deployment, each with how it stands and how long it took. */
export function DeploymentSteps({ steps }: { readonly steps: readonly StepView[] }) {
  const text = words.publish;
  return (
    <ol className={styles["steps"]} aria-label={text.steps} data-testid="deployment-steps">
      {steps.map((step) => (
        <li key={step.name} className={styles["step"]} data-state={step.state} data-step={step.name}>
          <span className={styles["sign"]} aria-hidden="true">
            {SIGNS[step.state]}
          </span>
          <span>
            {step.label}
            <VisuallyHidden>{text.step.state[step.state]}</VisuallyHidden>
            {step.note !== undefined && <small>{step.note}</small>}
          </span>
          <em>{step.aside}</em>
        </li>
      ))}
    </ol>
  );
}
