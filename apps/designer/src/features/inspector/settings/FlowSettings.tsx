import { useStore } from "zustand";
import type { Editor } from "../../../document/editor.ts";
import type { KnownTenant } from "../../../document/known-tenant.ts";
import { COMMON_LANGUAGES } from "../common-languages.ts";
import { LazyCampaignPart, LazyTargetPart } from "../dialect-parts/LazyParts.tsx";
import { ChoiceField } from "../fields/ChoiceField.tsx";
import { FieldProblems } from "../fields/FieldProblems.tsx";
import { NamesField } from "../fields/NamesField.tsx";
import { TextField } from "../fields/TextField.tsx";
import classes from "../inspector.module.css";
import { useFlowFields } from "../use-panel-fields.ts";
import { flowWords } from "../words/flow-words.ts";
import { inspectorWords } from "../words/inspector-words.ts";
import { ActiveWindow } from "./ActiveWindow.tsx";
import { FallbackFields } from "./FallbackFields.tsx";
import { GoalRows } from "./GoalRows.tsx";
import { setFlow, type SettingsProps } from "./set-flow.ts";
import { TenantField } from "./TenantField.tsx";
import { VariableRows } from "./VariableRows.tsx";

interface FlowSettingsProps {
  readonly editor: Editor;
  readonly tenants: readonly KnownTenant[];
}

/** What holds for the whole flow: its name, the tenant that it is meant for, its languages, its variables, what happens if anything breaks. */
export function FlowSettings({ editor, tenants }: FlowSettingsProps) {
  const flow = useStore(editor.document.store, (state) => state.flow);
  const context = useFlowFields(editor);
  return (
    <>
      <header className={classes["head"]}>
        <div className={classes["headNames"]}>
          <h2 className={classes["headLabel"]}>{flow.name}</h2>
          <div className={classes["headKind"]}>{inspectorWords.nothing}</div>
        </div>
      </header>
      <div className={classes["scroll"]}>
        <div className={classes["elsewhere"]}>
          <FieldProblems context={context} problems={context.elsewhere} />
        </div>
        <div className={classes["body"]}>
          <NameFields context={context} flow={flow} />
          <ProfileField context={context} flow={flow} />
          <LazyTargetPart context={context} flow={flow} />
          <TenantField context={context} flow={flow} tenants={tenants} />
          <LanguageFields context={context} flow={flow} />
          <VariableRows context={context} flow={flow} />
          <FallbackFields context={context} flow={flow} />
          <ActiveWindow context={context} flow={flow} />
          <GoalRows context={context} flow={flow} />
          <LazyCampaignPart context={context} flow={flow} tenants={tenants} />
        </div>
      </div>
    </>
  );
}

function NameFields({ context, flow }: SettingsProps) {
  return (
    <>
      <TextField
        context={context}
        field="name"
        label={flowWords.name}
        value={flow.name}
        onText={(name, gesture) => setFlow(context, { name }, gesture)}
      />
      <TextField
        context={context}
        field="description"
        label={flowWords.description}
        placeholder={flowWords.descriptionPlaceholder}
        value={flow.description}
        onText={(description, gesture) => setFlow(context, { description }, gesture)}
      />
    </>
  );
}

function ProfileField({ context, flow }: SettingsProps) {
  const { store } = context.editor.validation;
  const profiles = useStore(store, (state) => state.profiles);
  const isKnown = useStore(store, (state) => state.profile?.known ?? true);
  return (
    <ChoiceField
      context={context}
      field="profile"
      label={flowWords.profile}
      hint={isKnown ? flowWords.profileHint : flowWords.unknownProfile(flow.profile)}
      value={flow.profile}
      choices={profiles.map(({ id, title }) => ({ value: id, label: title }))}
      onChoose={(profile) => setFlow(context, { profile })}
    />
  );
}

function LanguageFields({ context, flow }: SettingsProps) {
  const set = (languages: readonly string[], defaultLanguage: string): void => {
    if (languages.length === 0) return;
    const kept = languages.includes(defaultLanguage) ? defaultLanguage : (languages[0] ?? defaultLanguage);
    context.editor.apply({ type: "setLanguages", languages: [...languages], defaultLanguage: kept }, { words: "" });
  };
  return (
    <>
      <NamesField
        context={context}
        field="languages"
        label={flowWords.languages}
        hint={flowWords.languagesHint}
        value={flow.languages}
        suggestions={COMMON_LANGUAGES}
        onNames={(languages) => set(languages, flow.defaultLanguage)}
      />
      <ChoiceField
        context={context}
        field="defaultLanguage"
        label={flowWords.defaultLanguage}
        hint={flowWords.defaultLanguageHint}
        value={flow.defaultLanguage}
        choices={flow.languages.map((value) => ({ value, label: value }))}
        onChoose={(language) => set(flow.languages, language)}
      />
    </>
  );
}
