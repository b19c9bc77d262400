import type { Expression } from "@tonegraph/expressions";
import { parseExpression } from "@tonegraph/expressions";
import type { FlowNode, NodeKind } from "@tonegraph/flow-model";

/** How a node changes a variable: adds a positive number to it, sets it to a number, or anything else. */
export type VariableWrite =
  | { readonly kind: "increment"; readonly step: number }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "computed"; readonly reads: readonly string[]; readonly asksClock: boolean }
  /** From outside: the caller's digits, an answer, another flow. */
  | { readonly kind: "outside" };

/** What a node does to variables when a call passes it. */
export function variableWrites(node: FlowNode): ReadonlyMap<string, VariableWrite> {
  switch (node.kind) {
    case "setVariables":
      return new Map(Object.entries(node.assignments).map(([name, text]) => [name, assignment(name, text)]));
    case "collect":
    case "transform":
      return new Map([[node.variable, { kind: "outside" }]]);
    case "httpRequest":
      return outside(Object.keys(node.responseMapping ?? {}));
    case "subflow":
      return outside(node.return ?? []);
    default:
      return NOTHING;
  }
}

/** The kinds of node that {@link variableWrites} says anything of. */
export const CHANGES_VARIABLES: ReadonlySet<NodeKind> = new Set<NodeKind>([
  "setVariables",
  "collect",
  "transform",
  "httpRequest",
  "subflow",
]);

const NOTHING: ReadonlyMap<string, VariableWrite> = new Map();

/** Whether an expression asks for the time, whose answer changes by itself. */
export function asksClock(tree: Expression): boolean {
  return JSON.stringify(tree).includes('{"kind":"call","name":"now"');
}

function outside(names: readonly string[]): ReadonlyMap<string, VariableWrite> {
  return new Map(names.map((name) => [name, { kind: "outside" }]));
}

function assignment(name: string, text: string): VariableWrite {
  const parsed = parseExpression(text);
  if (!parsed.ok) return { kind: "outside" };
  const { tree, variables } = parsed.value;
  if (tree.kind === "literal" && typeof tree.value === "number") return { kind: "number", value: tree.value };
  const step = tree.kind === "binary" && tree.operator === "+" ? stepOf(name, tree.left, tree.right) : null;
  if (step !== null) return { kind: "increment", step };
  return { kind: "computed", reads: variables, asksClock: asksClock(tree) };
}

function stepOf(name: string, left: Expression, right: Expression): number | null {
  const [own, added] = left.kind === "variable" ? [left, right] : [right, left];
  if (own.kind !== "variable" || own.name !== name || added.kind !== "literal") return null;
  return typeof added.value === "number" && added.value > 0 ? added.value : null;
}
