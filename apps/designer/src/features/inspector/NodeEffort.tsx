import type { NodeId } from "@tonegraph/flow-model";
import type { EffortCase, NodeEffort as Effort } from "@tonegraph/caller-time";
import { useState, type SyntheticEvent } from "react";
import { useStore } from "zustand";
import { effortSeconds, effortWords } from "../../document/effort-words.ts";
import type { Editor } from "../../document/editor.ts";
import { selectNode } from "../../document/selection.ts";
import { useWorkerAnswer } from "../../document/use-worker-answer.ts";
import type { LanguageEffort } from "../../document/validation-protocol.ts";
import classes from "./inspector.module.css";
import { effortPanelWords as words } from "./words/effort-panel-words.ts";

interface NodeEffortProps {
  readonly editor: Editor;
  readonly nodeId: NodeId;
}

const CASES: readonly EffortCase[] = ["best", "typical", "worst"];

/** Remembered while the page is open, so that going from block to block compares them. */
let wasOpen = false;

/** What it takes callers to come to a block, and from there to the ends of the call. Asked for only while it is open. */
export function NodeEffort({ editor, nodeId }: NodeEffortProps) {
  const [isOpen, setOpen] = useState(wasOpen);
  const efforts = useWorkerAnswer(editor, isOpen ? nodeId : null, editor.validation.effort);
  const toggle = (event: SyntheticEvent<HTMLDetailsElement>): void => {
    wasOpen = event.currentTarget.open;
    setOpen(wasOpen);
  };
  return (
    <details className={classes["effort"]} open={isOpen} onToggle={toggle} data-testid="node-effort">
      <summary>{words.title}</summary>
      {isOpen && efforts === null && <p className={classes["note"]}>{words.counting}</p>}
      {efforts?.map((effort) => (
        <LanguagePart key={effort.language} editor={editor} effort={effort} isOnly={efforts.length === 1} />
      ))}
    </details>
  );
}

interface LanguagePartProps {
  readonly editor: Editor;
  readonly effort: LanguageEffort;
  readonly isOnly: boolean;
}

function LanguagePart({ editor, effort, isOnly }: LanguagePartProps) {
  const nodes = useStore(editor.document.store, (state) => state.flow.nodes);
  const { language, arrival, ends, endCount } = effort;
  const goTo = (nodeId: NodeId): void => {
    editor.document.select(selectNode(nodeId));
    editor.view.ask({ type: "reveal", nodeIds: [nodeId] });
  };
  return (
    <table className={classes["effortTable"]} data-language={language}>
      <caption>{isOnly ? words.caption : words.captionIn(language)}</caption>
      <thead>
        <tr>
          <td />
          {CASES.map((of) => (
            <th key={of} scope="col" title={words.explained[of]}>
              {words.cases[of]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr data-effort="arrival">
          <th scope="row">{words.toHere}</th>
          {arrival === null ? <td colSpan={CASES.length}>{words.never}</td> : <Figures effort={arrival} />}
        </tr>
        {ends.map(({ nodeId, effort: toEnd }) => (
          <tr key={nodeId} data-effort={nodeId}>
            <th scope="row">
              <button type="button" className={classes["linkButton"]} onClick={() => goTo(nodeId)}>
                {words.toEnd(nodes[nodeId]?.label ?? nodeId)}
              </button>
            </th>
            <Figures effort={toEnd} />
          </tr>
        ))}
        {endCount > ends.length && (
          <tr>
            <td colSpan={CASES.length + 1}>{words.moreEnds(endCount - ends.length)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Figures({ effort }: { readonly effort: Effort }) {
  return CASES.map((of) => {
    const figure = effort[of];
    return (
      <td key={of} title={figure.exact ? effortWords(figure) : words.bound}>
        {figure.exact ? "" : "≤ "}
        {effortSeconds(figure.seconds)}
        <small>{words.keys(figure.keys)}</small>
      </td>
    );
  });
}
