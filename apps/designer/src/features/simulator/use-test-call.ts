import { useEffect, useMemo, useState } from "react";
import { createStore, useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { createCallSession, type CallMoment, type CallSession } from "./call-session.ts";
import type { CallSounds, SpokenPart } from "./call-sounds.ts";
import { startTestRuns, startTestsLine, type TestRuns } from "./test-runs.ts";

/** A test call as the panel shows and works it. */
export interface TestCall {
  readonly session: CallSession;
  readonly runs: TestRuns;
  /** Where the call is; undefined when nobody is calling. */
  readonly moment: CallMoment | undefined;
  /** What was said since the caller's last key. */
  readonly said: readonly SpokenPart[];
  readonly sound: SoundChoices;
  readonly setSound: (choices: Partial<SoundChoices>) => void;
  press(key: string): void;
  call(): void;
  hangUp(): void;
}

/** What is made heard. Both are off at first: a page that speaks unasked startles an office. */
export interface SoundChoices {
  readonly spoken: boolean;
  readonly tones: boolean;
}

const NOT_RUN: TestRuns = { store: createStore(() => ({ answer: null, isCurrent: false })), stop: () => undefined };
const SESSIONS = new WeakMap<Editor, CallSession>();

/** The call outlives its panel: closing it to look at the drawing loses nothing. */
function sessionOf(editor: Editor): CallSession {
  const known = SESSIONS.get(editor) ?? createCallSession(editor.document);
  SESSIONS.set(editor, known);
  return known;
}

/** Follows the test call of an open flow and makes it heard. */
export function useTestCall(editor: Editor, sounds: CallSounds): TestCall {
  const session = sessionOf(editor);
  const runs = useTestRuns(editor);
  const moments = useStore(session.store, (state) => state.moments);
  const [sound, changeSound] = useState<SoundChoices>({ spoken: false, tones: false });
  const moment = moments.at(-1);
  const heardBefore = moments.at(-2)?.effects.length ?? 0;
  const said = useMemo(() => saidIn(moment, heardBefore), [moment, heardBefore]);

  useEffect(() => {
    if (sound.spoken) sounds.speak(said);
    else sounds.silence();
    return () => sounds.silence();
  }, [sounds, sound.spoken, said]);

  return {
    session,
    runs,
    moment,
    said,
    sound,
    setSound: (choices) => changeSound((before) => ({ ...before, ...choices })),
    press(key) {
      if (sound.tones) sounds.tone(key);
      session.press(key, sounds.isSpeaking());
    },
    call: () => session.call(),
    hangUp: () => session.hangUp(),
  };
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

function saidIn(moment: CallMoment | undefined, from: number): readonly SpokenPart[] {
  const effects = moment?.effects.slice(from) ?? [];
  return effects.flatMap((effect) =>
    effect.kind === "play" && effect.text !== "" ? [{ words: effect.text, language: effect.language }] : [],
  );
}
