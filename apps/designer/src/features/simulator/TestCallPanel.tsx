import { CloseButton } from "@mantine/core";
import type { NodeId } from "@tonegraph/flow-model";
import { useEffect, useRef, useState, useCallback, type KeyboardEvent, type RefObject } from "react";
import { useStore } from "zustand";
import { NO_CALL_MARKS } from "../../document/call-marks.ts";
import type { Editor } from "../../document/editor.ts";
import { astrayIn, marksOfCall, marksOfCoverage, marksOfTest } from "./call-marks-of.ts";
import { browserSounds } from "./call-sounds.ts";
import { CallPhone } from "./CallPhone.tsx";
import { CallSide } from "./CallSide.tsx";
import { CallTranscript } from "./CallTranscript.tsx";
import type { ShownTests } from "./SavedTests.tsx";
import { simulatorWords } from "./simulator-words.ts";
import classes from "./simulator.module.css";
import { useTestCall, type TestCall } from "./use-test-call.ts";

/** A call through the draft as it is drawn now, with its transcript, its setup and the saved tests. */
export function TestCallPanel({ editor }: { readonly editor: Editor }) {
  const [sounds] = useState(browserSounds);
  const call = useTestCall(editor, sounds);
  const panel = useRef<HTMLElement>(null);
  const [shown, setShown] = useState<ShownTests>({ coverage: false, testId: null });
  useMarks(editor, call, shown);
  useRoomForCanvas(editor);
  const focus = usePanelFocus(editor, panel, call);
  return (
    <section
      ref={panel}
      className={classes["panel"]}
      aria-label={simulatorWords.title}
      data-testid="test-call"
      tabIndex={-1}
      onKeyDown={(event) => pressByKeyboard(event, call)}
    >
      <CloseButton
        className={classes["close"] ?? ""}
        aria-label={simulatorWords.close}
        onClick={() => editor.view.showTestCall(false)}
      />
      <CallPhone editor={editor} call={call} />
      <CallTranscript editor={editor} call={call} onSaveClosed={focus} />
      <CallSide editor={editor} call={call} shown={shown} onShow={setShown} />
    </section>
  );
}

/**
 * Keeps the focus in the panel, so that keys reach the phone when the button that had it goes away; when the panel closes,
 * gives it back to what opened it. Answers what puts the focus on the panel.
 */
function usePanelFocus(editor: Editor, panel: RefObject<HTMLElement | null>, { moment }: TestCall): () => void {
  const focus = useCallback(() => panel.current?.focus({ preventScroll: true }), [panel]);
  useEffect(() => {
    const opener = document.activeElement;
    focus();
    return () => {
      if (opener instanceof HTMLElement && opener !== document.body && opener.isConnected) opener.focus();
      else editor.view.ask({ type: "focus" });
    };
  }, [editor, focus]);
  useEffect(() => {
    const active = document.activeElement;
    if (active === document.body || active?.matches(":disabled") === true) focus();
  }, [moment, focus]);
  return focus;
}

/** The problems step aside while the panel is open: the drawing, with the call's way, needs the room. */
function useRoomForCanvas({ view }: Editor): void {
  useEffect(() => {
    const { problemsOpen } = view.store.getState();
    view.showProblems(false);
    return () => {
      if (problemsOpen) view.showProblems(true);
    };
  }, [view]);
}

/** Lights the call, the call of a saved test, or what no test comes by, on the canvas while the panel is open. */
function useMarks(editor: Editor, { moment, runs, subflows }: TestCall, shown: ShownTests): void {
  const flow = useStore(editor.document.store, (state) => state.flow);
  const answer = useStore(runs.store, (state) => state.answer);
  const { flows } = subflows;
  useEffect(() => {
    const test = flow.tests.find(({ id }) => id === shown.testId);
    if (test) return editor.view.markCall(marksOfTest(flow, flows, test));
    const coverage = shown.coverage && answer?.type === "ran" ? answer.coverage : null;
    editor.view.markCall(coverage ? marksOfCoverage(flow, coverage) : marksOfCall(flow, moment, astrayIn(answer)));
  }, [editor, flow, flows, moment, shown, answer]);
  useEffect(() => () => editor.view.markCall(NO_CALL_MARKS), [editor]);
  useWayInView(editor, moment?.state.within[0] ?? moment?.state.nodeId ?? flow.startNodeId);
}

/** The panel covers half of the drawing: brings it back into view when it opens, then the block where the call is. */
function useWayInView({ view }: Editor, place: NodeId): void {
  const opened = useRef(false);
  useEffect(() => {
    view.ask({ type: "reveal", nodeIds: [place], whole: !opened.current });
    opened.current = true;
  }, [view, place]);
}

function pressByKeyboard(event: KeyboardEvent, { act }: TestCall): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !/^[0-9*#]$/.test(event.key)) return;
  if (event.target instanceof Element && event.target.closest("input, textarea, select") !== null) return;
  event.preventDefault();
  act({ press: event.key });
}
