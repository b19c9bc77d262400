import { Button, TextInput } from "@mantine/core";
import { nodeName, portName } from "@tonegraph/flow-model";
import { useState, type FormEvent } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { GuardedButton } from "../../ui/GuardedButton.tsx";
import type { CallMoment } from "./call-moment.ts";
import { saveTestEdit } from "./saved-test-edits.ts";
import { simulatorWords } from "./simulator-words.ts";
import classes from "./simulator.module.css";
import type { TestCall } from "./use-test-call.ts";

interface SaveTestProps {
  readonly editor: Editor;
  readonly call: TestCall;
  readonly onClosed: () => void;
}

/** Keeps the call as a saved test, under a name that can be changed first. */
export function SaveTest({ editor, call, onClosed }: SaveTestProps) {
  const [label, setLabel] = useState<string | null>(null);
  const moments = useStore(call.session.store, (state) => state.moments);
  const words = simulatorWords.tests;
  if (label === null)
    return (
      <GuardedButton
        why={whyNot(editor, call.moment)}
        variant="default"
        testId="save-as-test"
        onClick={() => setLabel(suggestedLabel(editor, call.moment))}
      >
        {simulatorWords.saveAsTest}
      </GuardedButton>
    );
  const close = (): void => {
    setLabel(null);
    onClosed();
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const { flow } = editor.document.store.getState();
    const inputs = moments.flatMap(({ input }) => input ?? []);
    const setup = call.session.store.getState().begun;
    const command = saveTestEdit(flow, {
      id: editor.ids.test(),
      label: label.trim(),
      setup,
      inputs,
      subflows: call.subflows.flows,
    });
    if (editor.apply(command, { words: simulatorWords.said.saved(label.trim()) })) close();
  };
  return (
    <form className={classes["save"]} onSubmit={save}>
      <TextInput
        size="xs"
        aria-label={words.name}
        description={words.keysStay}
        inputWrapperOrder={["input", "description"]}
        value={label}
        autoFocus
        onChange={({ currentTarget }) => setLabel(currentTarget.value)}
      />
      <Button type="submit" size="xs" disabled={label.trim() === ""}>
        {words.save}
      </Button>
      <Button variant="default" size="xs" onClick={close}>
        {words.cancel}
      </Button>
    </form>
  );
}

function whyNot(editor: Editor, moment: CallMoment | undefined): string | undefined {
  if (!editor.canEdit) return simulatorWords.tests.notAllowed;
  if (moment === undefined) return simulatorWords.tests.notCalled;
  return moment.state.phase === "ended" ? undefined : simulatorWords.tests.notOver;
}

/** "key 1 → Sales": the exits that callers chose, and the end. */
function suggestedLabel(editor: Editor, moment: CallMoment | undefined): string {
  if (!moment?.state.end) return "";
  const { flow } = editor.document.store.getState();
  const exits = moment.effects.flatMap((effect) =>
    effect.kind === "leave" && effect.within.length === 0 && effect.port !== "next" ? [portName(effect.port)] : [],
  );
  const end = nodeName(flow, moment.state.end.nodeId);
  return exits.length === 0 ? end : `${exits.slice(0, 4).join(", ")} → ${end}`;
}
