import { Button, Progress } from "@mantine/core";
import type { TestPlan } from "@tonegraph/flow-simulator";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { generatedEdit } from "./saved-test-edits.ts";
import { simulatorWords } from "./simulator-words.ts";
import classes from "./simulator.module.css";
import type { MakingEnd, TestRuns } from "./test-runs.ts";

/** How many ways are made tests at most when all are wished for. */
const MOST_WAYS = 200;

const words = simulatorWords.tests;

/** Has tests made in the worker: few that come by every exit, or one for every way. */
export function MakeTests({ editor, runs }: { readonly editor: Editor; readonly runs: TestRuns }) {
  const making = useStore(runs.store, (state) => state.making);
  const make = async (plan: TestPlan): Promise<void> => sayEnd(editor, await runs.make(plan));
  if (making === null)
    return (
      <div className={classes["makeChoices"]} role="group" aria-label={words.make}>
        <span>{words.make}</span>
        <Button variant="default" size="compact-sm" onClick={() => void make({ kind: "everyPort" })}>
          {words.generate}
        </Button>
        <Button variant="default" size="compact-sm" onClick={() => void make({ kind: "allPaths", limit: MOST_WAYS })}>
          {words.generateAll(MOST_WAYS)}
        </Button>
      </div>
    );
  const percent = making.of === 0 ? 0 : (making.done / making.of) * 100;
  return (
    <div className={classes["makes"]}>
      <p className={classes["state"]} role="status">
        {making.of === 0 ? words.planning : words.making(making.done, making.of)}
      </p>
      <Progress value={percent} aria-label={words.progress} />
      <Button variant="default" size="xs" onClick={() => runs.stopMaking()}>
        {words.stop}
      </Button>
    </div>
  );
}

/** Stores what was made as one step, and says what came of it. */
function sayEnd(editor: Editor, end: MakingEnd): void {
  const { said } = simulatorWords;
  if (end.kind === "stopped") return editor.announcer.say(said.stopped);
  if (end.kind === "outdated") return editor.announcer.refuse(said.outdated);
  if (end.kind === "broken") return editor.announcer.refuse(words.broken(end.words));
  const { flow } = editor.document.store.getState();
  const { command, added } = generatedEdit(flow, end.made, () => editor.ids.test());
  if (added === 0) return editor.announcer.say(said.nothingGenerated);
  editor.apply(command, { words: said.generated(added, end.made) });
}
