import { Button, CloseButton, Switch } from "@mantine/core";
import type { SavedTest } from "@tonegraph/flow-model";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import type { TestOutcome, TestsAnswer } from "../../document/saved-tests-protocol.ts";
import { generateEdit, removeTestEdit } from "./saved-test-edits.ts";
import { simulatorWords } from "./simulator-words.ts";
import classes from "./simulator.module.css";
import type { TestRuns } from "./test-runs.ts";

interface SavedTestsProps {
  readonly editor: Editor;
  readonly runs: TestRuns;
  readonly coverageShown: boolean;
  readonly onCoverage: (shown: boolean) => void;
}

const words = simulatorWords.tests;

/** The saved tests with what became of them on the draft as it is now. */
export function SavedTests({ editor, runs, coverageShown, onCoverage }: SavedTestsProps) {
  const tests = useStore(editor.document.store, (state) => state.flow.tests);
  const { answer, isCurrent } = useStore(runs.store);
  const outcomes = new Map(answer?.type === "ran" ? answer.outcomes.map((outcome) => [outcome.testId, outcome]) : []);
  return (
    <div className={classes["tests"]}>
      <p className={classes["state"]} role="status" data-testid="tests-state" data-current={isCurrent}>
        {tests.length === 0 ? words.none : stateWords(answer)}
      </p>
      <ul className={classes["list"]}>
        {tests.map((test) => (
          <TestRow key={test.id} editor={editor} test={test} outcome={outcomes.get(test.id)} />
        ))}
      </ul>
      {editor.canEdit && (
        <Button variant="default" size="xs" onClick={() => generate(editor)}>
          {words.generate}
        </Button>
      )}
      <Switch
        size="xs"
        label={words.coverage}
        checked={coverageShown}
        onChange={({ currentTarget }) => onCoverage(currentTarget.checked)}
      />
    </div>
  );
}

interface TestRowProps {
  readonly editor: Editor;
  readonly test: SavedTest;
  readonly outcome: TestOutcome | undefined;
}

function TestRow({ editor, test, outcome }: TestRowProps) {
  const remove = (): void => {
    const { flow } = editor.document.store.getState();
    editor.apply(removeTestEdit(flow, test.id), { words: simulatorWords.said.removed(test.label) });
  };
  const state = outcome === undefined ? "running" : outcome.passed ? "passed" : "failed";
  return (
    <li className={classes["test"]} data-testid="saved-test" data-state={state}>
      <span className={classes["verdict"]}>{state === "running" ? "…" : words[state]}</span>
      <div className={classes["what"]}>
        <b>{test.label}</b>
        {outcome?.words.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {editor.canEdit && <CloseButton size="sm" aria-label={words.remove(test.label)} onClick={remove} />}
    </li>
  );
}

function stateWords(answer: TestsAnswer | null): string {
  if (answer === null) return words.running;
  if (answer.type === "failed") return words.broken(answer.words);
  const passed = answer.outcomes.filter((outcome) => outcome.passed).length;
  const share = words.share(Math.floor(answer.coverage.share * 100));
  return `${words.count(passed, answer.outcomes.length)} · ${share}`;
}

function generate(editor: Editor): void {
  const { flow } = editor.document.store.getState();
  const { command, made, uncovered } = generateEdit(flow, () => editor.ids.test());
  if (made === 0) return editor.announcer.say(simulatorWords.said.nothingGenerated);
  editor.apply(command, { words: simulatorWords.said.generated(made, uncovered) });
}
