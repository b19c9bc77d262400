import type { CallState } from "@tonegraph/flow-simulator";
import { useStore } from "zustand";
import { callTime } from "./call-time.ts";
import { simulatorWords } from "./simulator-words.ts";
import classes from "./simulator.module.css";
import { lastPlayed, saidUpToNow, spokenIn } from "./spoken-now.ts";
import { useCallNow } from "./use-call-now.ts";
import type { TestCall } from "./use-test-call.ts";

/** What the caller hears, as words, with the call's clock; in real time up to the word that is being said. */
export function CallCaption({ call }: { readonly call: TestCall }) {
  const { session, moment } = call;
  const { pace, running } = useStore(session.store);
  const now = useCallNow(session);
  const isReal = pace === "real" && moment !== undefined && moment.state.phase !== "ended";
  return (
    <div
      className={classes["caption"]}
      role="group"
      aria-label={simulatorWords.caption}
      data-testid="call-caption"
      data-running={running}
      tabIndex={0}
    >
      {moment && (
        <p className={classes["clock"]}>
          <span>{callTime(isReal ? now : moment.state.atMs)}</span>
          <span>{isReal ? stateWords(moment.state, { now, running }) : moment.state.language}</span>
        </p>
      )}
      {isReal ? <SpokenWords call={call} now={now} /> : <HeardWords call={call} />}
    </div>
  );
}

/** In fast time: all that was said since the caller's last act. */
function HeardWords({ call: { session, moment } }: { readonly call: TestCall }) {
  const from = useStore(session.store, (state) => state.moments.at(-2)?.effects.length ?? 0);
  const words = spokenIn(moment?.effects.slice(from) ?? []).map((part) => part.words);
  return <p>{captionWords(moment?.state.phase, words.join(" "))}</p>;
}

function SpokenWords({ call: { moment }, now }: { readonly call: TestCall; readonly now: number }) {
  const played = lastPlayed(moment?.effects ?? []);
  if (!played) return <p>{captionWords(moment?.state.phase, "")}</p>;
  const { said, toCome } = saidUpToNow(played, now);
  return (
    <p>
      “{said}
      <span className={classes["toCome"]}>{toCome}</span>”
    </p>
  );
}

function captionWords(phase: string | undefined, words: string): string {
  if (phase === undefined) return simulatorWords.idle;
  if (words !== "") return `“${words}”`;
  return phase === "ended" ? simulatorWords.over : simulatorWords.silent;
}

/** What the call is doing in real time, with the seconds that are left of it. */
function stateWords(
  { phase, promptEndsMs, untilMs }: CallState,
  { now, running }: { readonly now: number; readonly running: boolean },
): string {
  if (!running) return simulatorWords.real.paused;
  if (phase !== "waiting" && now < promptEndsMs) return simulatorWords.real.speaking;
  const left = Math.max(0, (untilMs - now) / 1000).toFixed(1);
  return phase === "waiting" ? simulatorWords.real.waiting(left) : simulatorWords.real.silence(left);
}
