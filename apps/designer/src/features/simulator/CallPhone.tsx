import { Button, Switch } from "@mantine/core";
import { useStore } from "zustand";
import { callTime } from "./call-time.ts";
import { simulatorWords } from "./simulator-words.ts";
import classes from "./simulator.module.css";
import type { TestCall } from "./use-test-call.ts";

const ON_PHONE = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

/** The phone: what is being said, the keys, and what else a caller can do. */
export function CallPhone({ call }: { readonly call: TestCall }) {
  const { session, moment, sound, setSound } = call;
  const interrupts = useStore(session.store, (state) => state.interrupts);
  const live = moment !== undefined && moment.state.phase !== "ended";
  return (
    <div className={classes["phone"]}>
      <Caption call={call} />
      <div className={classes["keypad"]} role="group" aria-label={simulatorWords.keypad}>
        {ON_PHONE.map((key) => (
          <button
            key={key}
            type="button"
            aria-label={simulatorWords.key(key)}
            data-call-key={key}
            disabled={!live}
            onClick={() => call.press(key)}
          >
            {key}
          </button>
        ))}
      </div>
      <div className={classes["acts"]}>
        {live ? (
          <>
            <Button variant="default" size="xs" onClick={() => session.wait()}>
              {simulatorWords.sayNothing}
            </Button>
            <Button variant="default" size="xs" onClick={() => call.hangUp()}>
              {simulatorWords.hangUp}
            </Button>
          </>
        ) : (
          <Button size="xs" data-testid="call" onClick={() => call.call()}>
            {moment === undefined ? simulatorWords.call : simulatorWords.callAgain}
          </Button>
        )}
      </div>
      <div className={classes["switches"]}>
        <Switch
          size="xs"
          label={simulatorWords.interrupts}
          checked={interrupts}
          onChange={({ currentTarget }) => session.interrupt(currentTarget.checked)}
        />
        <Switch
          size="xs"
          label={simulatorWords.spoken}
          checked={sound.spoken}
          onChange={({ currentTarget }) => setSound({ spoken: currentTarget.checked })}
        />
        <Switch
          size="xs"
          label={simulatorWords.tones}
          checked={sound.tones}
          onChange={({ currentTarget }) => setSound({ tones: currentTarget.checked })}
        />
      </div>
    </div>
  );
}

function Caption({ call: { moment, said } }: { readonly call: TestCall }) {
  const words = said.map(({ words: part }) => part).join(" ");
  return (
    <div
      className={classes["caption"]}
      role="group"
      aria-label={simulatorWords.caption}
      data-testid="call-caption"
      tabIndex={0}
    >
      {moment && (
        <span className={classes["clock"]}>
          {callTime(moment.state.atMs)} · {moment.state.language}
        </span>
      )}
      <p>{captionWords(moment?.state.phase, words)}</p>
    </div>
  );
}

function captionWords(phase: string | undefined, words: string): string {
  if (phase === undefined) return simulatorWords.idle;
  if (words !== "") return `“${words}”`;
  return phase === "ended" ? simulatorWords.over : simulatorWords.silent;
}
