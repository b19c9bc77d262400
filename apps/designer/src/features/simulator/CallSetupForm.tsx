import { NativeSelect, TextInput } from "@mantine/core";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { BreakerRows } from "./BreakerRows.tsx";
import { simulatorWords } from "./simulator-words.ts";
import classes from "./simulator.module.css";
import { canBeStubbed } from "./stub-choices.ts";
import { StubFields } from "./StubFields.tsx";
import { SubflowNotes } from "./SubflowNotes.tsx";
import type { TestCall } from "./use-test-call.ts";

/** Clock, language, caller, and how queues, transfers, hours and web services answer the next call. */
export function CallSetupForm({ editor, call }: { readonly editor: Editor; readonly call: TestCall }) {
  const { session, subflows } = call;
  const flow = useStore(editor.document.store, (state) => state.flow);
  const { clock, language, caller } = useStore(session.store, (state) => state.choices);
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
      <BreakerRows editor={editor} call={call} />
      <h3>{simulatorWords.outside}</h3>
      <SubflowNotes loaded={subflows} />
      <Outside editor={editor} call={call} />
    </div>
  );
}

/** How the outside answers each block that asks something, in the flow and in its sub-flows. */
function Outside({ editor, call: { session, subflows } }: { readonly editor: Editor; readonly call: TestCall }) {
  const flow = useStore(editor.document.store, (state) => state.flow);
  const stubs = useStore(session.store, (state) => state.choices.stubs);
  const own = Object.entries(flow.nodes).map(([nodeId, node]) => ({ nodeId, node, within: "" }));
  // A stub belongs to a block id, wherever the block is: of several blocks with one id the first is shown.
  const inner = Object.values(subflows.flows).flatMap(({ nodes, name }) =>
    Object.entries(nodes).map(([nodeId, node]) => ({ nodeId, node, within: name })),
  );
  const outside = new Map(
    [...inner.toReversed(), ...own].flatMap((each) => (canBeStubbed(each.node) ? [[each.nodeId, each] as const] : [])),
  );
  if (outside.size === 0) return <p className={classes["hint"]}>{simulatorWords.noOutside}</p>;
  return [...outside.values()].map(({ nodeId, node, within }) => (
    <StubFields
      key={nodeId}
      node={node}
      label={within === "" ? node.label : simulatorWords.withinFlow(node.label, within)}
      stub={stubs[nodeId] ?? null}
      onChange={(stub) => session.stub(nodeId, stub)}
    />
  ));
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
