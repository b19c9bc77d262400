import { useMemo } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { bySeverity } from "../../document/go-to-problem.ts";
import type { ValidationState } from "../../document/validation-client.ts";
import { ProblemRows } from "./ProblemRows.tsx";
import { problemsWords } from "./problems-words.ts";
import classes from "./problems.module.css";

/** Everything that is wrong, worst first, with the way there and the fix. */
export function ProblemsDrawer({ editor }: { readonly editor: Editor }) {
  const validation = useStore(editor.validation.store);
  const open = useStore(editor.view.store, (state) => state.problemsOpen);
  const ordered = useMemo(() => bySeverity(validation.problems), [validation.problems]);
  const { counts } = validation;
  return (
    <section className={classes["drawer"]} aria-label={problemsWords.title} data-testid="problems" data-open={open}>
      <div className={classes["tabs"]}>
        <button
          type="button"
          className={classes["tab"]}
          aria-expanded={open}
          title={open ? problemsWords.hide : problemsWords.show}
          onClick={() => editor.view.showProblems(!open)}
        >
          {problemsWords.title}
          {SEVERITIES.map(
            (severity) =>
              counts[severity] > 0 && (
                <b
                  key={severity}
                  data-severity={severity}
                  role="img"
                  data-testid={`problem-count-${severity}`}
                  aria-label={problemsWords.count(severity, counts[severity])}
                >
                  {counts[severity]}
                </b>
              ),
          )}
        </button>
        <span className={classes["state"]} data-testid="check-state" data-revision={validation.revision}>
          {stateWords(validation)}
        </span>
      </div>
      {open && ordered.length > 0 && <ProblemRows editor={editor} ordered={ordered} />}
      {open && ordered.length === 0 && validation.revision >= 0 && (
        <p className={classes["none"]}>{problemsWords.none}</p>
      )}
    </section>
  );
}

const SEVERITIES = ["error", "warning", "info"] as const;

function stateWords({ failure, profile, milliseconds, counts }: ValidationState): string {
  if (failure !== null) return problemsWords.failed(failure);
  if (profile === null) return problemsWords.checking;
  const gate = counts.error === 0 ? problemsWords.ready : problemsWords.blocked(counts.error);
  return `${problemsWords.checked(profile.title, milliseconds)} · ${gate}`;
}
