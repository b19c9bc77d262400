import { Button, SegmentedControl, Switch } from "@mantine/core";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { CallCaption } from "./CallCaption.tsx";
import { SayField } from "./SayField.tsx";
import { simulatorWords } from "./simulator-words.ts";
import classes from "./simulator.module.css";
import type { TestCall } from "./use-test-call.ts";

const ON_PHONE = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

/** The phone: what is being said, the keys, and what else a caller can do. */
export function CallPhone({ editor, call }: { readonly editor: Editor; readonly call: TestCall }) {
  const { session, moment } = call;
  const pace = useStore(session.store, (state) => state.pace);
  const live = moment !== undefined && moment.state.phase !== "ended";
  return (
    <div className={classes["phone"]}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={simulatorWords.pace}
        value={pace}
        onChange={(value) => session.setPace(value === "real" ? "real" : "fast")}
        data={[
          { value: "fast", label: simulatorWords.paces.fast },
          { value: "real", label: simulatorWords.paces.real },
        ]}
      />
      <CallCaption call={call} />
      <div className={classes["keypad"]} role="group" aria-label={simulatorWords.keypad}>
        {ON_PHONE.map((key) => (
          <button
            key={key}
            type="button"
            aria-label={simulatorWords.key(key)}
            data-call-key={key}
            disabled={!live}
            onClick={() => call.act({ press: key })}
          >
            {key}
          </button>
        ))}
      </div>
      {live && <SayField editor={editor} call={call} />}
      <CallActs call={call} live={live} />
      <PhoneSwitches call={call} />
    </div>
  );
}

function CallActs({ call, live }: { readonly call: TestCall; readonly live: boolean }) {
  const { session, moment } = call;
  const { pace, running } = useStore(session.store);
  if (!live)
    return (
      <div className={classes["acts"]}>
        <Button size="xs" data-testid="call" onClick={() => session.call()}>
          {moment === undefined ? simulatorWords.call : simulatorWords.callAgain}
        </Button>
      </div>
    );
  return (
    <div className={classes["acts"]}>
      {pace === "fast" && (
        <Button variant="default" size="xs" onClick={() => call.act({ wait: true })}>
          {simulatorWords.sayNothing}
        </Button>
      )}
      {pace === "real" && (
        <Button variant="default" size="xs" onClick={() => (running ? session.pause() : session.goOn())}>
          {running ? simulatorWords.pause : simulatorWords.goOn}
        </Button>
      )}
      <Button
        variant="default"
        size="xs"
        className={classes["hangUp"] ?? ""}
        onClick={() => call.act({ hangUp: true })}
      >
        {simulatorWords.hangUp}
      </Button>
    </div>
  );
}

function PhoneSwitches({ call: { session, sound, setSound } }: { readonly call: TestCall }) {
  const interrupts = useStore(session.store, (state) => state.interrupts);
  const pace = useStore(session.store, (state) => state.pace);
  return (
    <div className={classes["switches"]}>
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
      {pace === "fast" && (
        <Switch
          size="xs"
          label={simulatorWords.interrupts}
          checked={interrupts}
          onChange={({ currentTarget }) => session.interrupt(currentTarget.checked)}
        />
      )}
    </div>
  );
}
