import type { FlowNode } from "@tonegraph/flow-model";
import { useStore } from "zustand";
import { inspectorWords } from "../words/inspector-words.ts";
import classes from "../inspector.module.css";
import type { NodeForm } from "../node-form.ts";
import { FieldProblems } from "./FieldProblems.tsx";
import { NumberField } from "./NumberField.tsx";
import { PromptField } from "./PromptField.tsx";

type Listening = Extract<FlowNode, { noInput: unknown }>;
type TwiceListening = Extract<Listening, { noMatch: unknown }>;

/** How long the block waits for a key, and how often it asks again. */
export function WaitFields({ form, node }: { readonly form: NodeForm; readonly node: Listening }) {
  const range = useStore(form.context.editor.validation.store, (state) => state.profile?.menuTimeoutMs ?? null);
  return (
    <div>
      <div className={classes["row"]}>
        <NumberField
          context={form.context}
          listsElsewhere
          field="noInput.timeoutMs"
          label={inspectorWords.wait}
          value={node.noInput.timeoutMs / 1000}
          suffix={inspectorWords.waitUnit}
          step={0.5}
          decimals={1}
          range={range ? inspectorWords.range(range.min / 1000, range.max / 1000, inspectorWords.waitUnit) : undefined}
          onNumber={(seconds, gesture) => form.set(["noInput", "timeoutMs"], Math.round(seconds * 1000), gesture)}
        />
        <RepeatField form={form} which="noInput" value={node.noInput.maxRepeats} />
      </div>
      <RowProblems form={form} fields={["noInput.timeoutMs", "noInput.maxRepeats"]} />
    </div>
  );
}

/** What is said before the block asks once more because nothing was pressed. */
export function NoInputPrompt({ form, node }: { readonly form: NodeForm; readonly node: Listening }) {
  return (
    <>
      <h3 className={classes["section"]}>{inspectorWords.noInput}</h3>
      <PromptField
        context={form.context}
        flow={form.flow}
        title={inspectorWords.retryPrompt}
        field="noInput"
        promptId={node.noInput.promptId ?? ""}
        promptLabel={`${node.label}, no input`}
        setPromptId={(promptId) => form.edit(["noInput", "promptId"], promptId)}
      />
    </>
  );
}

/** How often the block asks again after a key that it does not offer, and what is said then. */
export function NoMatchFields({ form, node }: { readonly form: NodeForm; readonly node: TwiceListening }) {
  return (
    <>
      <h3 className={classes["section"]}>{inspectorWords.noMatch}</h3>
      <div>
        <div className={classes["row"]}>
          <RepeatField form={form} which="noMatch" value={node.noMatch.maxRepeats} />
        </div>
        <RowProblems form={form} fields={["noMatch.maxRepeats"]} />
      </div>
      <PromptField
        context={form.context}
        flow={form.flow}
        title={inspectorWords.retryPrompt}
        field="noMatch"
        promptId={node.noMatch.promptId ?? ""}
        promptLabel={`${node.label}, no match`}
        setPromptId={(promptId) => form.edit(["noMatch", "promptId"], promptId)}
      />
    </>
  );
}

/** Whether a field stands among those of a second try. */
export function isRetryField(field: string): boolean {
  return field.startsWith("noMatch") || field.startsWith("noInput:") || field === "noInput";
}

/** The problems of narrow fields that stand side by side, over the whole width. */
function RowProblems({ form, fields }: { readonly form: NodeForm; readonly fields: readonly string[] }) {
  const { context } = form;
  return <FieldProblems context={context} problems={fields.flatMap((field) => context.problemsOf(field))} />;
}

interface RepeatFieldProps {
  readonly form: NodeForm;
  readonly which: "noInput" | "noMatch";
  readonly value: number;
}

function RepeatField({ form, which, value }: RepeatFieldProps) {
  const range = useStore(form.context.editor.validation.store, (state) => state.profile?.menuRepeats ?? null);
  return (
    <NumberField
      context={form.context}
      listsElsewhere
      field={`${which}.maxRepeats`}
      label={inspectorWords.repeat}
      value={value}
      suffix={inspectorWords.times}
      range={range ? inspectorWords.range(range.min, range.max, inspectorWords.times) : undefined}
      onNumber={(repeats, gesture) => form.set([which, "maxRepeats"], repeats, gesture)}
    />
  );
}
