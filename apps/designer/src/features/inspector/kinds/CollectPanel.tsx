import type { NodeOfKind } from "@tonegraph/flow-model";
import { declaredNames } from "../edits/variable-names.ts";
import { CheckField } from "../fields/CheckField.tsx";
import { ChoiceField } from "../fields/ChoiceField.tsx";
import { FieldTabs } from "../fields/FieldTabs.tsx";
import { NumberField } from "../fields/NumberField.tsx";
import { MainPrompt } from "../fields/MainPrompt.tsx";
import { WaitFields } from "../fields/RetryFields.tsx";
import { retryTab } from "../fields/retry-tab.tsx";
import { TextField } from "../fields/TextField.tsx";
import classes from "../inspector.module.css";
import type { NodeForm } from "../node-form.ts";
import { inspectorWords } from "../words/inspector-words.ts";
import { kindWords } from "../words/kind-words.ts";

type CollectForm = NodeForm<NodeOfKind<"collect">>;

const words = kindWords.collect;

/** Digits that callers enter: how many, what counts, where they are kept, and what happens when nothing comes. */
export function CollectPanel({ form }: { readonly form: CollectForm }) {
  const { tabs } = inspectorWords;
  return (
    <FieldTabs
      context={form.context}
      tabs={[
        { id: "collect", label: tabs.collect, has: () => false, panel: <DigitsTab form={form} /> },
        retryTab(form, form.node),
      ]}
    />
  );
}

function DigitsTab({ form }: { readonly form: CollectForm }) {
  const { context, flow, node, set } = form;
  return (
    <div className={classes["body"]}>
      <MainPrompt form={form} node={node} />
      <TextField
        context={context}
        field="variable"
        label={kindWords.intoVariable}
        hint={words.variableHint}
        placeholder={kindWords.variablePlaceholder}
        value={node.variable}
        suggestions={declaredNames(flow)}
        onText={(text, gesture) => set(["variable"], text, gesture)}
      />
      <CountFields form={form} />
      <FormatFields form={form} />
      <WaitFields form={form} node={node} />
      <CheckField
        context={context}
        field="sensitive"
        label={words.sensitive}
        hint={words.sensitiveHint}
        checked={node.sensitive ?? false}
        onCheck={(sensitive) => set(["sensitive"], sensitive ? true : undefined)}
      />
    </div>
  );
}

function CountFields({ form }: { readonly form: CollectForm }) {
  const { context, node, set } = form;
  return (
    <>
      <div className={classes["row"]}>
        <NumberField
          context={context}
          field="minDigits"
          label={words.min}
          suffix={words.digits}
          value={node.minDigits}
          onNumber={(digits, gesture) => set(["minDigits"], digits, gesture)}
        />
        <NumberField
          context={context}
          field="maxDigits"
          label={words.max}
          suffix={words.digits}
          value={node.maxDigits}
          onNumber={(digits, gesture) => set(["maxDigits"], digits, gesture)}
        />
      </div>
      <ChoiceField
        context={context}
        field="terminator"
        label={words.terminator}
        hint={words.terminatorHint}
        value={node.terminator ?? "none"}
        choices={Object.entries(words.terminators).map(([value, label]) => ({ value, label }))}
        onChoose={(key) => set(["terminator"], key === "none" ? undefined : key)}
      />
    </>
  );
}

function FormatFields({ form }: { readonly form: CollectForm }) {
  const { context, node, set } = form;
  const { format } = node;
  const pattern = typeof format === "object" ? format.pattern : null;
  return (
    <>
      <ChoiceField
        context={context}
        field="format"
        label={words.format}
        hint={words.formatHint}
        value={typeof format === "object" ? "pattern" : (format ?? "none")}
        choices={Object.entries(words.formats).map(([value, label]) => ({ value, label }))}
        onChoose={(chosen) => set(["format"], formatOf(chosen))}
      />
      {pattern !== null && (
        <TextField
          context={context}
          field="format.pattern"
          label={words.pattern}
          hint={words.patternHint}
          placeholder="[1-9][0-9]{5}"
          value={pattern}
          onText={(text, gesture) => set(["format", "pattern"], text, gesture)}
        />
      )}
    </>
  );
}

function formatOf(chosen: string): string | { readonly pattern: string } | undefined {
  if (chosen === "none") return undefined;
  return chosen === "pattern" ? { pattern: "" } : chosen;
}
