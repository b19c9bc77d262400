import type { Editor } from "../../document/editor.ts";
import { goToProblem } from "../../document/go-to-problem.ts";
import { selectNode } from "../../document/selection.ts";
import type { CheckedIgnored } from "../../document/validation-protocol.ts";
import { TextButton } from "../../ui/TextButton.tsx";
import { problemsWords } from "./problems-words.ts";
import classes from "./problems.module.css";
import type { RowActions } from "./row-actions.ts";

interface IgnoredRowProps {
  readonly editor: Editor;
  readonly ignored: CheckedIgnored;
  readonly where: string;
  readonly index: number;
  readonly actions: RowActions;
}

/** A decision to ignore: its reason, what it hides or why it hides nothing, and the way to take it back. */
export function IgnoredRow({ editor, ignored, where, index, actions }: IgnoredRowProps) {
  const { entry, effect } = ignored;
  return (
    <div className={classes["row"]} data-testid="ignored" data-problem-code={entry.code} data-effect={effect}>
      <button type="button" className={classes["go"]} onClick={() => show(editor, ignored)}>
        <span className={classes["sign"]} data-severity="ignored" role="img" aria-label={problemsWords.ignoredSign}>
          –
        </span>
        <span className={classes["where"]}>{where}</span>
        <span className={classes["what"]}>
          <b className={classes["reason"]}>{problemsWords.because(entry.reason)}</b> {effectWords(ignored)}
        </span>
        <code className={classes["code"]}>{entry.code}</code>
      </button>
      {editor.canEdit && (
        <TextButton className={classes["fix"]} onClick={() => actions.takeBack(ignored, index)}>
          {problemsWords.takeBack}
        </TextButton>
      )}
    </div>
  );
}

function effectWords({ effect, problems }: CheckedIgnored): string {
  if (effect !== "hides") return problemsWords.effects[effect];
  return problemsWords.effects.hides(problems[0]?.words ?? "", problems.length - 1);
}

function show(editor: Editor, { entry, problems }: CheckedIgnored): void {
  const [first] = problems;
  if (first) return goToProblem(editor, first);
  if (entry.nodeId === undefined) return;
  editor.document.select(selectNode(entry.nodeId));
  editor.view.ask({ type: "reveal", nodeIds: [entry.nodeId] });
}
