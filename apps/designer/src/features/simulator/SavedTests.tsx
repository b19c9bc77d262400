import { Switch } from "@mantine/core";
import { useMemo } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import type { TestsRan } from "../../document/saved-tests-protocol.ts";
import { MakeTests } from "./MakeTests.tsx";
import { Rows } from "./Rows.tsx";
import { simulatorWords } from "./simulator-words.ts";
import classes from "./simulator.module.css";
import { TestRow } from "./TestRow.tsx";
import { Uncovered } from "./Uncovered.tsx";
import type { TestCall } from "./use-test-call.ts";

/** What of the saved tests is lit on the canvas. */
export interface ShownTests {
  readonly coverage: boolean;
  /** The test whose call is lit; null for none. */
  readonly testId: string | null;
}

interface SavedTestsProps {
  readonly editor: Editor;
  readonly call: TestCall;
  readonly shown: ShownTests;
  readonly onShow: (shown: ShownTests) => void;
}

const words = simulatorWords.tests;

/** The saved tests with what became of them on the draft as it is now; those that fail come first. */
export function SavedTests({ editor, call: { runs }, shown, onShow }: SavedTestsProps) {
  const tests = useStore(editor.document.store, (state) => state.flow.tests);
  const answer = useStore(runs.store, (state) => state.answer);
  const isCurrent = useStore(runs.store, (state) => state.isCurrent);
  const refused = useStore(runs.store, (state) => state.refused);
  const rows = useMemo(() => {
    const outcomes = new Map(answer?.type === "ran" ? answer.outcomes.map((each) => [each.testId, each]) : []);
    const all = tests.map((test) => ({ test, outcome: outcomes.get(test.id) }));
    return [
      ...all.filter(({ outcome }) => outcome?.passed === false),
      ...all.filter(({ outcome }) => outcome?.passed !== false),
    ];
  }, [tests, answer]);
  return (
    <div className={classes["tests"]}>
      <p className={classes["state"]} role="status" data-testid="tests-state" data-current={isCurrent}>
        {tests.length === 0 ? words.none : stateWords(answer)}
      </p>
      {editor.canEdit && <MakeTests editor={editor} runs={runs} />}
      <ul className={classes["testList"]}>
        <Rows
          rows={rows}
          show={({ test, outcome }) => (
            <TestRow
              key={test.id}
              editor={editor}
              test={test}
              outcome={outcome}
              isShown={shown.testId === test.id}
              onShow={(isShown) => onShow({ coverage: false, testId: isShown ? test.id : null })}
            />
          )}
        />
      </ul>
      <Switch
        size="xs"
        label={words.coverage}
        checked={shown.coverage}
        onChange={({ currentTarget }) => onShow({ coverage: currentTarget.checked, testId: null })}
      />
      {answer?.type === "ran" && <Uncovered editor={editor} coverage={answer.coverage} refused={refused} />}
    </div>
  );
}

function stateWords(answer: TestsRan | null): string {
  if (answer === null) return words.running;
  if (answer.type === "failed") return words.broken(answer.words);
  const passed = answer.outcomes.filter((outcome) => outcome.passed).length;
  const share = words.share(Math.floor(answer.coverage.share * 100));
  return `${words.count(passed, answer.outcomes.length)} · ${share}`;
}
