import { useEffect, useState } from "react";
import { createStore, useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import type { CallAct, CallMoment } from "./call-moment.ts";
import { createCallSession, type CallSession } from "./call-session.ts";
import type { CallSounds } from "./call-sounds.ts";
import { browserClock } from "./call-timer.ts";
import type { LoadedSubflows } from "./load-subflows.ts";
import { NOTHING_RUN, startTestRuns, startTestsLine, type TestRuns } from "./test-runs.ts";
import { useCallVoice } from "./use-call-voice.ts";
import { useSubflows } from "./use-subflows.ts";

/** A test call as the panel shows and works it. */
export interface TestCall {
  readonly session: CallSession;
  readonly runs: TestRuns;
  /** Where the call is; undefined when nobody is calling. */
  readonly moment: CallMoment | undefined;
  readonly subflows: LoadedSubflows;
  readonly sound: SoundChoices;
  readonly setSound: (choices: Partial<SoundChoices>) => void;
  act(act: CallAct): void;
}

/** What is made heard. Both are off at first: a page that speaks unasked startles an office. */
export interface SoundChoices {
  readonly spoken: boolean;
  readonly tones: boolean;
}

const NOT_RUN: TestRuns = {
  store: createStore(() => NOTHING_RUN),
  make: () => Promise.resolve({ kind: "stopped" }),
  stopMaking: () => undefined,
  provide: () => undefined,
  stop: () => undefined,
};
const SESSIONS = new WeakMap<Editor, CallSession>();

/** The call outlives its panel: closing it to look at the drawing loses nothing. */
function sessionOf(editor: Editor): CallSession {
  const known = SESSIONS.get(editor) ?? createCallSession(editor.document, browserClock);
  SESSIONS.set(editor, known);
  return known;
}

/** Follows the test call of an open flow and makes it heard. */
export function useTestCall(editor: Editor, sounds: CallSounds): TestCall {
  const session = sessionOf(editor);
  const runs = useTestRuns(editor);
  const moment = useStore(session.store, (state) => state.moments.at(-1));
  const [sound, changeSound] = useState<SoundChoices>({ spoken: false, tones: false });
  const subflows = useSubflows(editor, session.provide);
  const { flows } = subflows;
  useEffect(() => runs.provide(flows), [runs, flows]);
  useCallVoice(session, sounds, sound.spoken);
  useStandingStill(session);

  return {
    session,
    runs,
    moment,
    subflows,
    sound,
    setSound: (choices) => changeSound((before) => ({ ...before, ...choices })),
    act(act) {
      if (sound.tones && "press" in act) sounds.tone(act.press);
      session.act(act, "press" in act && sounds.isSpeaking());
    },
  };
}

/** A clock that nobody sees stands still: when the panel closes, and when the page is left. */
function useStandingStill(session: CallSession): void {
  useEffect(() => {
    const onLeave = (): void => {
      if (document.hidden) session.pause();
    };
    document.addEventListener("visibilitychange", onLeave);
    return () => {
      document.removeEventListener("visibilitychange", onLeave);
      session.pause();
    };
  }, [session]);
}

function useTestRuns(editor: Editor): TestRuns {
  const [runs, setRuns] = useState(NOT_RUN);
  useEffect(() => {
    const started = startTestRuns(editor.document, startTestsLine());
    setRuns(started);
    return () => started.stop();
  }, [editor]);
  return runs;
}
