import type { Command, Flow } from "@tonegraph/flow-model";
import type { FieldContext } from "../fields/field-context.ts";

/** What each part of the flow's settings is given. */
export interface SettingsProps {
  readonly context: FieldContext;
  readonly flow: Flow;
}

/** Applies a change of the flow's own fields; changes of one gesture are one step of undo. */
export function setFlow(
  { editor }: FieldContext,
  set: Extract<Command, { type: "setFlowFields" }>["set"],
  gesture?: string,
): boolean {
  return editor.apply({ type: "setFlowFields", set }, { words: "", ...(gesture === undefined ? {} : { gesture }) });
}
