import {
  completionsAt,
  completionsInTemplate,
  typeOfJson,
  typeOfKinds,
  unknownType,
  type Completion,
  type ExpressionType,
} from "@tonegraph/expressions";
import type { Flow, FlowNode } from "@tonegraph/flow-model";

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

/** Variables that every call has. */
const BUILT_IN = ["ani", "dnis", "callId", "language", "now"];

/** What the variables of a flow may hold as far as it is said where they are declared; others are known by name. */
export function completionTypes({ nodes, variables }: Pick<Flow, "nodes" | "variables">): VariableTypes {
  const written = Object.values(nodes).flatMap(writtenBy);
  const declared = Object.entries(variables).map(([name, { type, default: value }]) => {
    return [name, type === "object" ? typeOfJson(value) : typeOfKinds(type)] as const;
  });
  return Object.fromEntries([
    ...BUILT_IN.map((name) => [name, typeOfKinds("string")] as const),
    ...written.filter((name) => name !== "").map((name) => [name, unknownType] as const),
    ...declared,
  ]);
}

function writtenBy(node: FlowNode): readonly string[] {
  if (node.kind === "collect" || node.kind === "transform") return [node.variable];
  if (node.kind === "setVariables") return Object.keys(node.assignments);
  return node.kind === "httpRequest" ? Object.keys(node.responseMapping ?? {}) : [];
}
