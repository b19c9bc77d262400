import type { Effect } from "@tonegraph/flow-simulator";
import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import type { CallSession } from "./call-session.ts";
import type { CallSounds } from "./call-sounds.ts";
import { spokenIn, toBeHeard } from "./spoken-now.ts";

const NOTHING: readonly Effect[] = [];

/**
 * Has the prompts of a call spoken while that is wished. In fast time what the caller does ends what is being said; in
 * real time it goes on unless a prompt is cut short, and stands still with the call's clock.
 */
export function useCallVoice(session: CallSession, sounds: CallSounds, spoken: boolean): void {
  const { moments, pace, running } = useStore(session.store);
  const effects = moments.at(-1)?.effects ?? NOTHING;
  const sinceAct = moments.at(-2)?.effects.length ?? 0;
  const heard = useRef(NOTHING);
  const isHeld = pace === "real" && !running && moments.at(-1)?.state.phase !== "ended";

  useEffect(() => {
    const before = heard.current;
    heard.current = spoken ? effects : NOTHING;
    if (!spoken || effects === before) return;
    const isFast = pace === "fast";
    const news = toBeHeard(before, effects) ?? begunAnew(effects.slice(sinceAct), isFast);
    if (news.stops || isFast) sounds.silence();
    sounds.speak(news.parts);
  }, [sounds, spoken, effects, sinceAct, pace]);

  useEffect(() => {
    if (spoken) sounds.hold(isHeld);
  }, [sounds, spoken, isHeld]);
  useEffect(() => {
    if (!spoken) return undefined;
    return () => sounds.silence();
  }, [sounds, spoken]);
}

/** In fast time all since the caller's last act, in real time what is being said. */
function begunAnew(
  effects: readonly Effect[],
  isFast: boolean,
): { readonly stops: true; readonly parts: ReturnType<typeof spokenIn> } {
  const parts = spokenIn(effects);
  return { stops: true, parts: isFast ? parts : parts.slice(-1) };
}
