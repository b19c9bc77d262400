import { NativeSelect, TextInput } from "@mantine/core";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import type { CallSession } from "./call-session.ts";
import { simulatorWords } from "./simulator-words.ts";
import classes from "./simulator.module.css";
import { canBeStubbed } from "./stub-choices.ts";
import { StubFields } from "./StubFields.tsx";

/** Clock, language, caller, and how queues, transfers, hours and web services answer the next call. */
export function CallSetupForm({ editor, session }: { readonly editor: Editor; readonly session: CallSession }) {
  const flow = useStore(editor.document.store, (state) => state.flow);
  const { clock, language, caller, stubs } = useStore(session.store, (state) => state.choices);
  const outside = Object.entries(flow.nodes).filter(([, node]) => canBeStubbed(node));
  return (
    <div className={classes["setup"]}>
      <p className={classes["hint"]}>{simulatorWords.nextCall}</p>
      <TextInput
        size="xs"
        type="datetime-local"
        label={simulatorWords.clock}
        description={simulatorWords.clockHint}
        defaultValue={localTime(clock)}
        onChange={({ currentTarget }) => session.choose({ clock: instant(currentTarget.value) })}
      />
      <NativeSelect
        size="xs"
        label={simulatorWords.language}
        value={language}
        onChange={({ currentTarget }) => session.choose({ language: currentTarget.value })}
        data={[{ value: "", label: simulatorWords.languageDefault }, ...flow.languages]}
      />
      <TextInput
        size="xs"
        label={simulatorWords.caller}
        description={simulatorWords.callerHint}
        value={caller}
        onChange={({ currentTarget }) => session.choose({ caller: currentTarget.value })}
      />
      <h3>{simulatorWords.outside}</h3>
      {outside.length === 0 && <p className={classes["hint"]}>{simulatorWords.noOutside}</p>}
      {outside.map(([nodeId, node]) => (
        <StubFields
          key={nodeId}
          node={node}
          stub={stubs[nodeId] ?? null}
          onChange={(stub) => session.stub(nodeId, stub)}
        />
      ))}
    </div>
  );
}

/** A field's local time as an instant; "" where it is none. */
function instant(local: string): string {
  const moment = new Date(local);
  return Number.isNaN(moment.getTime()) ? "" : moment.toISOString();
}

function localTime(clock: string): string {
  if (clock === "") return "";
  const moment = new Date(clock);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
