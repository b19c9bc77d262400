import { ignoredPlaceKey, ignoredPlaceOf, nodeName } from "@tonegraph/flow-model";
import { useCallback, useState } from "react";
import type { Editor } from "../../document/editor.ts";
import { problemNode } from "../../document/problem-field.ts";
import type { CheckedProblem } from "../../document/validation-protocol.ts";
import { ignore } from "./drawer-actions.ts";
import { problemsWords } from "./problems-words.ts";

/** The problem that somebody is about to ignore. */
interface Asked {
  readonly checked: CheckedProblem;
  readonly index: number;
  readonly where: string;
  readonly covered: number;
}

interface Ignoring {
  readonly asked: Asked | null;
  readonly ask: (checked: CheckedProblem, index: number) => void;
  readonly dialog: {
    readonly opened: boolean;
    readonly onIgnore: (reason: string) => void;
    readonly onClose: () => void;
    readonly onClosed: () => void;
  };
}

interface Focus {
  readonly keepAt: (index: number) => void;
  readonly focusAt: (index: number) => void;
}

/** The dialog for ignoring, from the question to the focus afterwards. */
export function useIgnoring(editor: Editor, { keepAt, focusAt }: Focus): Ignoring {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [opened, setOpened] = useState(false);
  const ask = useCallback(
    (checked: CheckedProblem, index: number) => {
      const { flow } = editor.document.store.getState();
      const nodeId = problemNode(checked.problem, flow);
      const where = nodeId === null ? problemsWords.flow : nodeName(flow, nodeId);
      setAsked({ checked, index, where, covered: coveredBy(checked, editor) });
      setOpened(true);
    },
    [editor],
  );
  const onClose = (): void => setOpened(false);
  return {
    asked,
    ask,
    dialog: {
      opened,
      onClose,
      onIgnore(reason) {
        if (!asked || !ignore(editor, asked.checked, reason)) return;
        keepAt(asked.index);
        onClose();
      },
      onClosed() {
        if (asked) focusAt(asked.index);
        setAsked(null);
      },
    },
  };
}

/** How many findings an entry for this problem would hide now. */
function coveredBy({ problem }: CheckedProblem, editor: Editor): number {
  const key = ignoredPlaceKey(ignoredPlaceOf(problem));
  const { problems } = editor.validation.store.getState();
  return problems.filter(
    (other) => other.problem.severity !== "error" && ignoredPlaceKey(ignoredPlaceOf(other.problem)) === key,
  ).length;
}
