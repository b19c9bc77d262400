import { NOT_ON_TENANT } from "@tonegraph/flow-validation";
import { useMemo } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import type { ValidationState } from "../../document/validation-client.ts";
import { DrawerFilters } from "./DrawerFilters.tsx";
import { IgnoreDialog } from "./IgnoreDialog.tsx";
import { ProblemRows } from "./ProblemRows.tsx";
import { problemsWords } from "./problems-words.ts";
import classes from "./problems.module.css";
import { useDrawer } from "./use-drawer.ts";
import { useIgnoring } from "./use-ignoring.ts";
import { useLineFocus } from "./use-line-focus.ts";
import { useRowActions } from "./use-row-actions.ts";

/** Everything that is wrong, worst first or in groups, with the way there, the fix, and what is ignored. */
export function ProblemsDrawer({ editor }: { readonly editor: Editor }) {
  const validation = useStore(editor.validation.store);
  const open = useStore(editor.view.store, (state) => state.problemsOpen);
  const drawer = useDrawer(editor);
  const { problems, ignored } = validation;
  const { list, keepAt, focusAt, onKeyDown } = useLineFocus(
    useMemo(() => ({ problems, ignored }), [problems, ignored]),
  );
  const ignoring = useIgnoring(editor, { keepAt, focusAt });
  const actions = useRowActions(editor, { drawer, keepAt, askToIgnore: ignoring.ask });
  const { lines, fixable } = drawer;
  const all = problems.length;
  return (
    <section className={classes["drawer"]} aria-label={problemsWords.title} data-testid="problems" data-open={open}>
      <div className={classes["tabs"]}>
        <DrawerTab editor={editor} open={open} />
        {open && all + ignored.length > 0 && <DrawerFilters drawer={drawer} all={all} />}
        <span className={classes["state"]} data-testid="check-state" data-revision={validation.revision}>
          {stateWords(validation)}
        </span>
      </div>
      {open && lines.length > 0 && (
        // Another order begins at its top.
        <ProblemRows
          key={drawer.grouping}
          editor={editor}
          lines={lines}
          fixable={fixable}
          actions={actions}
          list={list}
          onKeyDown={onKeyDown}
        />
      )}
      {open && drawer.shown === 0 && validation.revision >= 0 && (
        <p className={classes["none"]}>{all + ignored.length === 0 ? problemsWords.none : problemsWords.noneLeft}</p>
      )}
      {ignoring.asked && <IgnoreDialog key={ignoring.asked.index} {...ignoring.dialog} {...ignoring.asked} />}
    </section>
  );
}

const SEVERITIES = ["error", "warning", "info"] as const;

function DrawerTab({ editor, open }: { readonly editor: Editor; readonly open: boolean }) {
  const counts = useStore(editor.validation.store, (state) => state.counts);
  return (
    <button
      type="button"
      id="problems-tab"
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
  );
}

function stateWords({ failure, profile, milliseconds, counts, ignored, problems }: ValidationState): string {
  if (failure !== null) return problemsWords.failed(failure);
  if (profile === null) return problemsWords.checking;
  const gate = counts.error === 0 ? gateWords(problems) : problemsWords.blocked(counts.error);
  const hidden = ignored.reduce((sum, { problems }) => sum + problems.length, 0);
  return [
    problemsWords.checked(profile.title, milliseconds),
    ...(hidden > 0 ? [problemsWords.ignoredCount(hidden)] : []),
    gate,
  ].join(" · ");
}

/** Nothing in the drawing blocks publishing; what is not found on the tenant may. */
function gateWords(problems: ValidationState["problems"]): string {
  const missing = problems.filter(({ problem }) => problem.code === NOT_ON_TENANT);
  const tenant = missing[0]?.problem.params["tenant"];
  return typeof tenant === "string" ? problemsWords.missing(tenant, missing.length) : problemsWords.ready;
}
