import { useState } from "react";
import { bySeverity } from "../../../document/go-to-problem.ts";
import type { CheckedProblem } from "../../../document/validation-protocol.ts";
import { TextButton } from "../../../ui/TextButton.tsx";
import classes from "../inspector.module.css";
import { inspectorWords } from "../words/inspector-words.ts";
import type { FieldContext } from "./field-context.ts";
import { FieldProblems } from "./FieldProblems.tsx";

const SHOWN = 4;

interface FewProblemsProps {
  readonly context: FieldContext;
  readonly problems: readonly CheckedProblem[];
}

/** What is wrong with a block as a whole, the worst first; a long list waits until it is asked for. */
export function FewProblems({ context, problems }: FewProblemsProps) {
  const [isWhole, setWhole] = useState(false);
  const hidden = isWhole || problems.length <= SHOWN + 1 ? 0 : problems.length - SHOWN;
  const ordered = bySeverity(problems);
  return (
    <>
      <FieldProblems context={context} problems={hidden === 0 ? ordered : ordered.slice(0, SHOWN)} />
      {hidden > 0 && (
        <TextButton className={classes["moreProblems"]} onClick={() => setWhole(true)}>
          {inspectorWords.moreProblems(hidden)}
        </TextButton>
      )}
    </>
  );
}
