import type { Flow } from "@tonegraph/flow-model";
import { memo, useState, type UIEvent } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { problemNode } from "../../document/problem-field.ts";
import type { CheckedProblem } from "../../document/validation-protocol.ts";
import { ProblemRow } from "./ProblemRow.tsx";
import { problemsWords } from "./problems-words.ts";
import classes from "./problems.module.css";

/** The height of a row, as the style sheet has it. */
const ROW = 32;
/** How many rows are drawn at once: more than any window shows, so that the keyboard always finds the next. */
const DRAWN = 60;
const ABOVE = 20;
/** The first row drawn moves by this many, so that scrolling seldom draws. */
const STRIDE = 10;

interface ProblemRowsProps {
  readonly editor: Editor;
  readonly ordered: readonly CheckedProblem[];
}

/** The rows around what is in sight; a long list costs no more than a short one. */
export const ProblemRows = memo(function ProblemRows({ editor, ordered }: ProblemRowsProps) {
  const [first, setFirst] = useState(0);
  const flow = useStore(editor.document.store, (state) => state.flow);
  const from = Math.min(first, Math.max(0, ordered.length - DRAWN));
  const drawn = ordered.slice(from, from + DRAWN);

  function onScroll({ currentTarget }: UIEvent<HTMLElement>): void {
    const top = Math.floor(currentTarget.scrollTop / ROW) - ABOVE;
    setFirst(Math.max(0, Math.floor(top / STRIDE) * STRIDE));
  }

  return (
    <div className={classes["rows"]} onScroll={onScroll}>
      <div style={{ paddingTop: from * ROW, paddingBottom: (ordered.length - from - drawn.length) * ROW }}>
        {drawn.map((checked, index) => (
          <ProblemRow
            key={`${from + index} ${checked.problem.code}`}
            editor={editor}
            where={whereIs(checked, flow)}
            checked={checked}
          />
        ))}
      </div>
    </div>
  );
});

function whereIs({ problem }: CheckedProblem, flow: Flow): string {
  return flow.nodes[problemNode(problem, flow) ?? ""]?.label ?? problemsWords.flow;
}
