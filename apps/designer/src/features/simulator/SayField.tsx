import { TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { placeOfCall } from "./place-of-call.ts";
import { simulatorWords } from "./simulator-words.ts";
import type { TestCall } from "./use-test-call.ts";

/** What the caller says, typed. It can be said at any time; where nothing listens to words, the transcript says so. */
export function SayField({ editor, call }: { readonly editor: Editor; readonly call: TestCall }) {
  const [words, setWords] = useState("");
  const flow = useStore(editor.document.store, (state) => state.flow);
  const node = placeOfCall(flow, call.subflows.flows, call.moment?.state);
  const hears = node?.kind === "menu" && node.speechEnabled === true;
  const say = (event: FormEvent): void => {
    event.preventDefault();
    if (words.trim() === "") return;
    call.act({ say: words.trim() });
    setWords("");
  };
  return (
    <form onSubmit={say}>
      <TextInput
        size="xs"
        aria-label={simulatorWords.say}
        placeholder={hears ? simulatorWords.sayHint : simulatorWords.sayUnheard}
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
      />
    </form>
  );
}
