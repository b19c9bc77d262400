import { Select, TagsInput } from "@mantine/core";
import type { Fallback, Flow } from "@tonegraph/flow-model";
import { useMemo } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { problemField } from "../../document/problem-field.ts";
import type { FieldContext } from "./field-context.ts";
import { FieldProblems } from "./FieldProblems.tsx";
import { inspectorWords } from "./inspector-words.ts";
import classes from "./inspector.module.css";
import { TextField } from "./TextField.tsx";

const words = inspectorWords.flow;

/** What holds for the whole flow: its name, whose limits apply, its languages, what happens if anything breaks. */
export function FlowSettings({ editor }: { readonly editor: Editor }) {
  const flow = useStore(editor.document.store, (state) => state.flow);
  const context = useFlowFields(editor, flow);
  return (
    <>
      <header className={classes["head"]}>
        <div className={classes["headNames"]}>
          <h2 className={classes["headLabel"]}>{flow.name}</h2>
          <div className={classes["headKind"]}>{inspectorWords.nothing}</div>
        </div>
      </header>
      <div className={classes["scroll"]}>
        <div className={classes["body"]}>
          <TextField
            context={context}
            field="name"
            label={words.name}
            value={flow.name}
            onText={(name, gesture) => editor.apply({ type: "setFlowFields", set: { name } }, { words: "", gesture })}
          />
          <TextField
            context={context}
            field="description"
            label={words.description}
            placeholder={words.descriptionPlaceholder}
            value={flow.description}
            onText={(description, gesture) =>
              editor.apply({ type: "setFlowFields", set: { description } }, { words: "", gesture })
            }
          />
          <ProfileField editor={editor} flow={flow} />
          <LanguageFields editor={editor} flow={flow} />
          <FallbackFields context={context} flow={flow} />
        </div>
      </div>
    </>
  );
}

function useFlowFields(editor: Editor, flow: Flow): FieldContext {
  const problems = useStore(editor.validation.store, (state) => state.problems);
  return useMemo(() => {
    const own = problems.filter(({ problem }) => problem.at.nodeId === undefined && problem.at.promptId === undefined);
    return {
      editor,
      wishedField: null,
      problemsOf: (field) => own.filter(({ problem }) => problemField(problem, flow) === field),
    };
  }, [editor, flow, problems]);
}

function ProfileField({ editor, flow }: { readonly editor: Editor; readonly flow: Flow }) {
  const profiles = useStore(editor.validation.store, (state) => state.profiles);
  const known = useStore(editor.validation.store, (state) => state.profile?.known ?? true);
  const choices = profiles.map(({ id, title }) => ({ value: id, label: title }));
  const data = choices.some(({ value }) => value === flow.profile)
    ? choices
    : [...choices, { value: flow.profile, label: flow.profile }];
  return (
    <Select
      label={words.profile}
      data-field="profile"
      data={data}
      value={flow.profile}
      allowDeselect={false}
      readOnly={!editor.canEdit}
      error={known ? undefined : words.unknownProfile(flow.profile)}
      onChange={(profile) => {
        if (profile !== null) editor.apply({ type: "setFlowFields", set: { profile } }, { words: "" });
      }}
    />
  );
}

function LanguageFields({ editor, flow }: { readonly editor: Editor; readonly flow: Flow }) {
  const set = (languages: readonly string[], defaultLanguage: string): void => {
    if (languages.length === 0) return;
    const kept = languages.includes(defaultLanguage) ? defaultLanguage : (languages[0] ?? defaultLanguage);
    editor.apply({ type: "setLanguages", languages: [...languages], defaultLanguage: kept }, { words: "" });
  };
  return (
    <>
      <TagsInput
        label={words.languages}
        description={words.languagesHint}
        data-field="languages"
        value={flow.languages}
        readOnly={!editor.canEdit}
        data={COMMON_LANGUAGES}
        onChange={(languages) => set(languages, flow.defaultLanguage)}
      />
      <Select
        label={words.defaultLanguage}
        data-field="defaultLanguage"
        data={flow.languages}
        value={flow.defaultLanguage}
        allowDeselect={false}
        readOnly={!editor.canEdit}
        onChange={(language) => {
          if (language !== null) set(flow.languages, language);
        }}
      />
    </>
  );
}

const COMMON_LANGUAGES = [
  "en-US",
  "en-GB",
  "es-ES",
  "es-US",
  "fr-FR",
  "fr-CA",
  "de-DE",
  "it-IT",
  "pt-BR",
  "nl-NL",
  "pl-PL",
  "ja-JP",
];

function FallbackFields({ context, flow }: { readonly context: FieldContext; readonly flow: Flow }) {
  const { editor } = context;
  const { fallback } = flow;
  const set = (next: Fallback | null, gesture?: string): boolean =>
    editor.apply(
      { type: "setFlowFields", set: { fallback: next } },
      { words: "", ...(gesture === undefined ? {} : { gesture }) },
    );
  return (
    <div className={classes["field"]}>
      <Select
        label={words.fallback}
        data-field="fallback"
        data={Object.entries(words.fallbacks).map(([value, label]) => ({ value, label }))}
        value={fallback?.kind ?? "none"}
        allowDeselect={false}
        readOnly={!editor.canEdit}
        onChange={(kind) => set(emptyFallback(kind))}
      />
      {fallback !== undefined && fallback.kind !== "hangup" && (
        <TextField
          context={context}
          field={`fallback.${fallback.kind}`}
          label={words.fallbackTarget[fallback.kind]}
          value={fallbackTarget(fallback)}
          onText={(text, gesture) => set(withTarget(fallback, text), gesture)}
        />
      )}
      <FieldProblems context={context} problems={context.problemsOf("fallback")} />
    </div>
  );
}

function emptyFallback(kind: string | null): Fallback | null {
  if (kind === "hangup") return { kind };
  if (kind === "queue") return { kind, queueId: "" };
  if (kind === "agent") return { kind, agentId: "" };
  return kind === "externalNumber" ? { kind, number: "" } : null;
}

type Targeted = Exclude<Fallback, { kind: "hangup" }>;

function fallbackTarget(fallback: Targeted): string {
  if (fallback.kind === "queue") return fallback.queueId;
  return fallback.kind === "agent" ? fallback.agentId : fallback.number;
}

function withTarget(fallback: Targeted, target: string): Fallback {
  if (fallback.kind === "queue") return { ...fallback, queueId: target };
  return fallback.kind === "agent" ? { ...fallback, agentId: target } : { ...fallback, number: target };
}
