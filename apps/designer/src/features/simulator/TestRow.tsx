import { CloseButton } from "@mantine/core";
import type { SavedTest } from "@tonegraph/flow-model";
import type { Editor } from "../../document/editor.ts";
import type { TestOutcome } from "../../document/saved-tests-protocol.ts";
import { jumpTo } from "./jump-to.ts";
import { removeTestEdit } from "./saved-test-edits.ts";
import { simulatorWords } from "./simulator-words.ts";
import classes from "./simulator.module.css";

interface TestRowProps {
  readonly editor: Editor;
  readonly test: SavedTest;
  readonly outcome: TestOutcome | undefined;
  /** Whether the test's call is lit on the canvas. */
  readonly isShown: boolean;
  readonly onShow: (isShown: boolean) => void;
}

const words = simulatorWords.tests;

/** One saved test: whether it passes, what its caller gets instead, and its call on the canvas. */
export function TestRow({ editor, test, outcome, isShown, onShow }: TestRowProps) {
  const remove = (): void => {
    const { flow } = editor.document.store.getState();
    editor.apply(removeTestEdit(flow, test.id), { words: simulatorWords.said.removed(test.label) });
  };
  const show = (): void => {
    onShow(!isShown);
    if (!isShown && outcome?.nodeId) jumpTo(editor, outcome.nodeId);
  };
  const state = outcome === undefined ? "running" : outcome.passed ? "passed" : "failed";
  return (
    <li className={classes["test"]} data-testid="saved-test" data-state={state}>
      <span className={classes["verdict"]}>{state === "running" ? "…" : words[state]}</span>
      <div className={classes["what"]}>
        <button type="button" aria-pressed={isShown} title={words.show} onClick={show}>
          {test.label}
        </button>
        {outcome?.words.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {editor.canEdit && <CloseButton size="sm" aria-label={words.remove(test.label)} onClick={remove} />}
    </li>
  );
}
