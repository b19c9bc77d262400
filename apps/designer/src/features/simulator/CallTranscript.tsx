import { Button } from "@mantine/core";
import { nodeName, type NodeId } from "@tonegraph/flow-model";
import { describeEffect } from "@tonegraph/flow-simulator";
import { useEffect, useMemo, useRef } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { selectNode } from "../../document/selection.ts";
import { callTime } from "./call-time.ts";
import { SaveTest } from "./SaveTest.tsx";
import { simulatorWords } from "./simulator-words.ts";
import classes from "./simulator.module.css";
import type { TestCall } from "./use-test-call.ts";

interface CallTranscriptProps {
  readonly editor: Editor;
  readonly call: TestCall;
  readonly onSaveClosed: () => void;
}

/** What callers hear, press and come to, with times; a line leads to its block. */
export function CallTranscript({ editor, call, onSaveClosed }: CallTranscriptProps) {
  const flow = useStore(editor.document.store, (state) => state.flow);
  const { moment, session } = call;
  const end = useRef<HTMLLIElement>(null);
  const lines = useMemo(
    () =>
      (moment?.effects ?? []).flatMap((effect) => {
        const line = describeEffect(effect, flow);
        const nodeId = effect.kind === "end" ? effect.end.nodeId : effect.nodeId;
        return line === null ? [] : [{ kind: effect.kind, atMs: effect.atMs, nodeId, line }];
      }),
    [moment, flow],
  );
  useEffect(() => {
    // Newer browsers answer with a promise, which must not be returned as the effect’s clean-up.
    end.current?.scrollIntoView({ block: "nearest" });
  }, [lines]);
  const show = (nodeId: NodeId): void => {
    editor.document.select(selectNode(nodeId));
    editor.view.ask({ type: "reveal", nodeIds: [nodeId] });
  };
  return (
    <div className={classes["happens"]}>
      <div className={classes["bar"]}>
        <h2>{simulatorWords.transcript}</h2>
        <span className={classes["grow"]} />
        {moment && (
          <Button variant="default" size="compact-sm" onClick={() => session.stepBack()}>
            {simulatorWords.stepBack}
          </Button>
        )}
        <SaveTest editor={editor} call={call} onClosed={onSaveClosed} />
      </div>
      <ol
        className={classes["transcript"]}
        aria-live="polite"
        aria-label={simulatorWords.transcript}
        data-testid="transcript"
      >
        {lines.map(({ kind, atMs, nodeId, line }, index) => (
          <li key={`${index} ${atMs}`} data-effect={kind} ref={index === lines.length - 1 ? end : null}>
            <time>{callTime(atMs)}</time>
            <span className={classes["line"]}>{line}</span>
            <button type="button" onClick={() => show(nodeId)}>
              {nodeName(flow, nodeId)}
            </button>
          </li>
        ))}
      </ol>
      {lines.length === 0 && <p className={classes["empty"]}>{simulatorWords.nothingYet}</p>}
      <p className={classes["hint"]}>{simulatorWords.keysHint}</p>
    </div>
  );
}
