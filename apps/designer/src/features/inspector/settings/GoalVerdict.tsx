import { Button } from "@mantine/core";
import type { Goal } from "@tonegraph/flow-model";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { hideWay, showWay, wayOf } from "../../../document/problem-way.ts";
import type { FieldContext } from "../fields/field-context.ts";
import classes from "../inspector.module.css";
import { goalWords } from "../words/goal-words.ts";

/** Whether a goal is met now, and the way that shows why not. */
export function GoalVerdict({ context, goal }: { readonly context: FieldContext; readonly goal: Goal }) {
  const { editor } = context;
  const flow = useStore(editor.document.store, (state) => state.flow);
  const wasChecked = useStore(editor.validation.store, (state) => state.revision >= 0);
  const found = useStore(editor.validation.store, (state) =>
    state.problems.find(({ problem: { code, params } }) => code === "goal-not-met" && params["goal"] === goal.id),
  );
  const way = found ? wayOf(found.problem, flow) : [];
  const [isShown, toggle] = useShownWay(context, way.join(" "));
  if (!found) {
    return (
      <p className={classes["note"]} data-testid="goal-verdict" data-verdict={wasChecked ? "met" : "checking"}>
        {wasChecked ? goalWords.met : goalWords.checking}
      </p>
    );
  }
  return (
    <div data-testid="goal-verdict" data-verdict="notMet">
      <p className={classes["note"]}>{found.words}</p>
      {way.length > 0 && (
        <Button
          variant="default"
          size="xs"
          aria-pressed={isShown}
          onClick={() => {
            if (isShown) hideWay(editor);
            else showWay(editor, way);
            toggle(!isShown);
          }}
        >
          {isShown ? goalWords.hide : goalWords.show}
        </Button>
      )}
    </div>
  );
}

/** The light goes out with the verdict that it belongs to. */
function useShownWay({ editor }: FieldContext, way: string): readonly [boolean, (shown: boolean) => void] {
  const [shownWay, setShownWay] = useState<string | null>(null);
  const isShown = shownWay !== null && shownWay === way;
  useEffect(() => {
    if (isShown) return () => hideWay(editor);
    return undefined;
  }, [editor, isShown]);
  return [isShown, (shown) => setShownWay(shown ? way : null)];
}
