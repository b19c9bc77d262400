import {
  completionsAt,
  completionsInTemplate,
  typeOfJson,
  type Completion,
  type ExpressionType,
} from "@tonegraph/expressions";
import type { Flow } from "@tonegraph/flow-model";
import { variableTypes } from "@tonegraph/flow-validation";

/** The variables of a flow with what they may hold. */
export type VariableTypes = Readonly<Record<string, ExpressionType>>;

/** What is typed, and where the caret stands (UTF-16 units). */
export interface TypedText {
  readonly text: string;
  readonly caret: number;
  /** In a template only what stands within `{{ }}` is an expression. */
  readonly language: "expression" | "template";
}

const MOST_OFFERED = 50;

/**
 * How what is typed can go on, best first; empty where nothing should be offered. Where no name is begun, all is offered only
 * behind a dot, right after the braces of a template, or when `all` is asked for.
 */
export function offerCompletions(
  { text, caret, language }: TypedText,
  types: VariableTypes,
  all = false,
): readonly Completion[] {
  const complete = language === "expression" ? completionsAt : completionsInTemplate;
  const offered = complete(text, caret, types).filter(({ from, to, insert }) => text.slice(from, to) !== insert);
  const [first] = offered;
  if (first === undefined) return [];
  const isBegun = first.from < caret || first.kind === "member" || /\{\{\s*$/.test(text.slice(0, caret));
  return isBegun || all ? offered.slice(0, MOST_OFFERED) : [];
}

/** What the variables of a flow may hold; of declared objects the members that their default has. */
export function completionTypes(flow: Pick<Flow, "nodes" | "variables">): VariableTypes {
  const objects = Object.entries(flow.variables).flatMap(([name, { type, default: value }]) =>
    type === "object" ? [[name, typeOfJson(value)] as const] : [],
  );
  return { ...variableTypes(flow), ...Object.fromEntries(objects) };
}
