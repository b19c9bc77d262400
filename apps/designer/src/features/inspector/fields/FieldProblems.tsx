import { applyFix, type FieldContext } from "./field-context.ts";
import type { CheckedProblem } from "../../../document/validation-protocol.ts";
import { TextButton } from "../../../ui/TextButton.tsx";
import classes from "../inspector.module.css";

interface FieldProblemsProps {
  readonly context: FieldContext;
  readonly problems: readonly CheckedProblem[];
  readonly id?: string;
}

/** What is wrong with a field, below it, with the fix at hand. */
export function FieldProblems({ context, problems, id }: FieldProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <ul className={classes["problems"]} id={id}>
      {problems.map((checked) => (
        <li
          key={`${checked.problem.code} ${checked.words}`}
          data-severity={checked.problem.severity}
          data-problem-code={checked.problem.code}
        >
          <span className={classes["problemSign"]} aria-hidden="true">
            ●
          </span>
          <span>
            {checked.words}{" "}
            {checked.problem.fix && (
              <TextButton onClick={() => applyFix(context, checked)}>{checked.fixWords}</TextButton>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
