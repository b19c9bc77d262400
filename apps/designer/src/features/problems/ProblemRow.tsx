import { connectionOn, type Flow } from "@tonegraph/flow-model";
import { memo } from "react";
import type { Editor } from "../../document/editor.ts";
import { goToProblem, showProblem } from "../../document/go-to-problem.ts";
import { problemField } from "../../document/problem-field.ts";
import type { CheckedProblem } from "../../document/validation-protocol.ts";
import { TextButton } from "../../ui/TextButton.tsx";
import { ProblemMenu } from "./ProblemMenu.tsx";
import { problemsWords, sourceOf } from "./problems-words.ts";
import classes from "./problems.module.css";
import type { RowActions } from "./row-actions.ts";

interface ProblemRowProps {
  readonly editor: Editor;
  /** The name of the block that it is on. */
  readonly where: string;
  readonly checked: CheckedProblem;
  /** Its place in the list. */
  readonly index: number;
  /** How many problems of the same rule have a fix. */
  readonly fixable: number;
  readonly actions: RowActions;
}

/** One problem: how bad, where, what callers would experience, the rule that found it, the fix, and what else can be done. */
export const ProblemRow = memo(function ProblemRow(props: ProblemRowProps) {
  const { editor, where, checked, index, fixable, actions } = props;
  const { problem, words } = checked;
  const { severity } = problem;
  return (
    <div className={classes["row"]} data-testid="problem" data-problem-code={problem.code} data-severity={severity}>
      <button type="button" className={classes["go"]} title={words} onClick={() => goToProblem(editor, checked)}>
        <span
          className={classes["sign"]}
          data-severity={severity}
          role="img"
          aria-label={problemsWords.severity[severity]}
        >
          {severity === "info" ? "i" : "!"}
        </span>
        <span className={classes["where"]}>{where}</span>
        <span className={classes["what"]}>{words}</span>
        <code className={classes["code"]}>{sourceOf(problem.code)}</code>
      </button>
      <Fix editor={editor} checked={checked} onFixed={() => actions.leaving(index)} />
      <ProblemMenu
        checked={checked}
        where={where}
        fixable={fixable}
        canEdit={editor.canEdit}
        actions={actions}
        index={index}
      />
    </div>
  );
});

interface FixProps extends Pick<ProblemRowProps, "editor" | "checked"> {
  readonly onFixed: () => void;
}

function Fix({ editor, checked, onFixed }: FixProps) {
  const { problem, fixWords } = checked;
  const { fix } = problem;
  if (!editor.canEdit) return null;
  if (fix) {
    return (
      <TextButton
        className={classes["fix"]}
        onClick={() => {
          if (editor.apply(fix, { words: fixWords ?? "" })) onFixed();
        }}
      >
        {fixWords}
      </TextButton>
    );
  }
  const from = openPort(problem, editor.document.store.getState().flow);
  if (!from) return null;
  return (
    <TextButton
      className={classes["fix"]}
      onClick={() => {
        // The list of targets takes the cursor; a field that took it would close the list.
        showProblem(editor, checked);
        editor.view.ask({ type: "connect", from });
      }}
    >
      {problemsWords.connect}
    </TextButton>
  );
}

/** The port that leads nowhere, where that is what the problem is about. */
function openPort(problem: CheckedProblem["problem"], flow: Flow): { nodeId: string; port: string } | null {
  const nodeId = problem.at.nodeId;
  const field = problemField(problem, flow);
  if (nodeId === undefined || !UNWIRED.has(problem.code)) return null;
  const named = problem.params["port"];
  const byField =
    field?.startsWith("key:") === true ? field : field?.startsWith("port:") === true ? field.slice(5) : null;
  const port = typeof named === "string" ? named : (byField ?? OWN_PORT[problem.code] ?? null);
  return port === null || connectionOn(flow, { nodeId, port }) !== null ? null : { nodeId, port };
}

const OWN_PORT: Readonly<Record<string, string>> = { "missing-no-input": "noInput", "missing-no-match": "noMatch" };
const UNWIRED = new Set([
  "dead-end",
  "option-without-target",
  "missing-no-input",
  "missing-no-match",
  "unhandled-error-port",
]);
