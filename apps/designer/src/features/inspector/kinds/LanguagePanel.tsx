import { ActionIcon, Button } from "@mantine/core";
import { DTMF_KEYS, type NodeOfKind } from "@tonegraph/flow-model";
import { COMMON_LANGUAGES } from "../common-languages.ts";
import { freshLanguageOption, setLanguageOption } from "../edits/language-options.ts";
import { ChoiceField } from "../fields/ChoiceField.tsx";
import fieldClasses from "../fields/fields.module.css";
import { FieldProblems } from "../fields/FieldProblems.tsx";
import { FieldTabs } from "../fields/FieldTabs.tsx";
import { MainPrompt } from "../fields/MainPrompt.tsx";
import { WaitFields } from "../fields/RetryFields.tsx";
import { retryTab } from "../fields/retry-tab.tsx";
import classes from "../inspector.module.css";
import type { NodeForm } from "../node-form.ts";
import { inspectorWords } from "../words/inspector-words.ts";
import { kindWords } from "../words/kind-words.ts";

type LanguageForm = NodeForm<NodeOfKind<"language">>;

const words = kindWords.language;

/** A choice of language: what callers hear, which key is which language, and what happens when they press nothing. */
export function LanguagePanel({ form }: { readonly form: LanguageForm }) {
  const { tabs } = inspectorWords;
  return (
    <FieldTabs
      context={form.context}
      tabs={[
        { id: "language", label: tabs.language, has: () => false, panel: <ChoiceTab form={form} /> },
        retryTab(form, form.node),
      ]}
    />
  );
}

function ChoiceTab({ form }: { readonly form: LanguageForm }) {
  const { node } = form;
  return (
    <div className={classes["body"]}>
      <MainPrompt form={form} node={node} />
      <Options form={form} />
      <WaitFields form={form} node={node} />
    </div>
  );
}

function Options({ form }: { readonly form: LanguageForm }) {
  const { context, flow, node, set } = form;
  const { options } = node;
  const fresh = freshLanguageOption(node, flow.languages, COMMON_LANGUAGES);
  return (
    <section className={fieldClasses["rows"]} aria-label={words.options}>
      <h3 className={classes["section"]}>{words.options}</h3>
      <p className={fieldClasses["hint"]}>{words.optionsHint}</p>
      {options.map((option, place) => (
        <LanguageRow key={place} form={form} place={place} />
      ))}
      <FieldProblems context={context} problems={context.problemsOf("options")} />
      <Button
        variant="default"
        size="xs"
        data-field="options"
        disabled={!context.editor.canEdit || fresh === null}
        onClick={() => {
          if (fresh !== null) set(["options"], [...options, fresh]);
        }}
      >
        {words.add}
      </Button>
    </section>
  );
}

function LanguageRow({ form, place }: { readonly form: LanguageForm; readonly place: number }) {
  const { context, flow, nodeId, node, set } = form;
  const { options } = node;
  const option = options[place];
  if (!option) return null;
  const { key, language } = option;
  const change = (next: Partial<typeof option>) =>
    context.editor.apply(setLanguageOption(nodeId, node, { place, option: { ...option, ...next } }), { words: "" });
  const free = (tag: string): boolean => tag === language || options.every((other) => other.language !== tag);
  return (
    <div className={fieldClasses["pair"]} data-option={language}>
      <ChoiceField
        context={context}
        field={`options.${place}.key`}
        label={words.key(language)}
        bare
        value={key}
        choices={DTMF_KEYS.filter((one) => one === key || options.every((other) => other.key !== one)).map(asChoice)}
        onChoose={(next) => change({ key: next })}
      />
      <ChoiceField
        context={context}
        field={`options.${place}.language`}
        label={words.language(key)}
        bare
        searchable
        value={language}
        choices={[...new Set([...flow.languages, ...COMMON_LANGUAGES])].filter(free).map(asChoice)}
        onChoose={(next) => change({ language: next })}
      />
      <ActionIcon
        variant="subtle"
        color="red"
        disabled={!context.editor.canEdit}
        aria-label={words.remove(language)}
        onClick={() => set(["options", place], undefined)}
      >
        ✕
      </ActionIcon>
    </div>
  );
}

function asChoice(value: string): { readonly value: string; readonly label: string } {
  return { value, label: value };
}
