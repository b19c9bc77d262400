import type { Language, NodeId, NodeOfKind } from "@tonegraph/flow-model";
import type { FieldContext } from "../fields/field-context.ts";
import { NamesField } from "../fields/NamesField.tsx";
import { withSpeech } from "../edits/speech-edits.ts";
import { kindWords } from "../words/kind-words.ts";

interface KeySpeechProps {
  readonly context: FieldContext;
  readonly nodeId: NodeId;
  readonly option: NodeOfKind<"menu">["options"][number];
  readonly index: number;
  readonly languages: readonly Language[];
}

const words = kindWords.menu;

/** What callers may say instead of pressing a key, in each language of the flow. */
export function KeySpeech({ context, nodeId, option, index, languages }: KeySpeechProps) {
  const { editor } = context;
  return languages.map((language) => (
    <NamesField
      key={language}
      context={context}
      field={`speech:${option.key}:${language}`}
      label={languages.length > 1 ? words.saysIn(option.key, language) : words.says(option.key)}
      placeholder={words.saysPlaceholder}
      value={option.speech?.[language] ?? []}
      suggestions={[]}
      onNames={(phrases) => {
        const speech = withSpeech(option.speech, language, phrases);
        editor.apply({ type: "setMenuOption", nodeId, index, speech }, { words: "" });
      }}
    />
  ));
}
