import type { Flow, Language, PromptId } from "@tonegraph/flow-model";
import { useId } from "react";
import { useStore } from "zustand";
import type { FieldContext } from "./field-context.ts";
import { FieldProblems } from "./FieldProblems.tsx";
import { inspectorWords } from "../words/inspector-words.ts";
import { promptCounter, type CountedPrompt } from "./prompt-counter.ts";
import { promptTextEdit, typedText, withTypedText } from "../edits/prompt-edits.ts";
import { PromptTextArea } from "./PromptTextArea.tsx";
import classes from "../inspector.module.css";

interface PromptFieldProps {
  readonly context: FieldContext;
  readonly flow: Flow;
  readonly title: string;
  /** "" while there is no prompt yet: the first keystroke makes one. */
  readonly promptId: PromptId;
  /** What the prompt is called when the first keystroke makes it. */
  readonly promptLabel: string;
  /** The name of the fields, before the colon and the language. */
  readonly field: string;
  /** Writes the id of a new prompt into the block. */
  readonly setPromptId: (promptId: PromptId) => Parameters<typeof promptTextEdit>[1]["adopt"];
}

/** What callers hear, in each language of the flow, with its length for the target's engine and its spoken seconds. */
export function PromptField(props: PromptFieldProps) {
  return (
    <>
      {props.flow.languages.map((language) => (
        <PromptInLanguage key={language} {...props} language={language} />
      ))}
    </>
  );
}

function PromptInLanguage({
  context,
  flow,
  title,
  promptId,
  promptLabel,
  field,
  setPromptId,
  language,
}: PromptFieldProps & { readonly language: Language }) {
  const { editor } = context;
  const profile = useStore(editor.validation.store, (state) => state.profile);
  const textId = useId();
  const problemsId = useId();
  const text = flow.prompts[promptId]?.texts[language];
  const name = `${field}:${language}`;
  const isDefault = language === flow.defaultLanguage;
  const problems = [...context.problemsOf(name), ...(isDefault ? context.problemsOf(field) : [])];

  function apply(typed: string, gesture: string): boolean {
    const { flow: newest } = editor.document.store.getState();
    const next = withTypedText(newest.prompts[promptId]?.texts[language], typed);
    const made = editor.ids.prompt();
    const edit = promptTextEdit(newest, {
      promptId,
      language,
      text: next,
      fresh: { promptId: made, label: promptLabel },
      adopt: setPromptId(made),
    });
    return editor.apply(edit, { words: "", gesture });
  }

  return (
    <div className={classes["field"]}>
      <div className={classes["fieldHead"]}>
        <label htmlFor={textId}>{flow.languages.length > 1 ? `${title}, ${language}` : title}</label>
        <Counter text={text} language={language} variables={flow.variables} profile={profile} />
      </div>
      {text?.kind === "audio" && <p className={classes["note"]}>{inspectorWords.audio(text.assetId)}</p>}
      {text?.kind === "ssml" && <p className={classes["note"]}>{inspectorWords.ssml}</p>}
      <PromptTextArea
        id={textId}
        field={name}
        ids={editor.ids}
        value={typedText(text)}
        readOnly={!editor.canEdit}
        invalid={problems.some(({ problem }) => problem.severity === "error")}
        describedBy={problems.length > 0 ? problemsId : null}
        onText={apply}
      />
      <FieldProblems context={context} problems={problems} id={problemsId} />
    </div>
  );
}

/** Room for the speech engine and spoken seconds. */
function Counter(counted: CountedPrompt) {
  const { words, explanation, isOver } = promptCounter(counted);
  return (
    <span className={classes["counter"]} data-over={isOver} data-testid="prompt-counter" title={explanation}>
      {words}
    </span>
  );
}
