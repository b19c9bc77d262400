import { parseExpression, type Expression } from "@tonegraph/expressions";
import type { NodeOfKind } from "@tonegraph/flow-model";

type Condition = NodeOfKind<"condition">;
type Truth = boolean | "unknown";

/** The variables that a condition tests, sorted and without repeats; branches that cannot be read test none. */
export function testedVariables(node: Condition): readonly string[] {
  return [...new Set(treesOf(node).flatMap((branch) => branch.variables))].sort();
}

/** The variables that a condition compares with a number, as a counter is; sorted and without repeats. */
export function countedVariables(node: Condition): readonly string[] {
  return [
    ...new Set(treesOf(node).flatMap(({ tree }) => (tree ? comparisonsIn(tree).map(({ variable }) => variable) : []))),
  ].sort();
}

/** The numbers that a condition compares a variable with by `==` or `!=`, sorted and without repeats. */
export function exactLimits(node: Condition, variable: string): readonly number[] {
  const limits = treesOf(node)
    .flatMap(({ tree }) => (tree ? comparisonsIn(tree) : []))
    .filter((comparison) => comparison.variable === variable && ["==", "!="].includes(comparison.operator))
    .map(({ limit }) => limit);
  return [...new Set(limits)].sort((a, b) => a - b);
}

/**
 * The ports that calls may take when `variable` has this value (Infinity: when it has grown beyond every limit), following
 * the branches in their order. A branch whose truth depends on anything else may or may not be taken.
 */
export function portsTakenAt(node: Condition, variable: string, value: number): readonly string[] {
  const ports: string[] = [];
  for (const { id, tree } of treesOf(node)) {
    const truth = tree ? truthOf(tree, variable, value) : "unknown";
    if (truth !== false) ports.push(`branch:${id}`);
    if (truth === true) return ports;
  }
  return [...ports, "otherwise"];
}

interface Branch {
  readonly id: string;
  /** Null where the branch cannot be read. */
  readonly tree: Expression | null;
  readonly variables: readonly string[];
}

const known = new WeakMap<Condition, readonly Branch[]>();

/** Nodes are immutable, so their branches are read once. */
function treesOf(node: Condition): readonly Branch[] {
  const branches = known.get(node) ?? node.branches.map(readBranch);
  known.set(node, branches);
  return branches;
}

function readBranch({ id, when }: Condition["branches"][number]): Branch {
  const parsed = parseExpression(when);
  return parsed.ok ? { id, ...parsed.value } : { id, tree: null, variables: [] };
}

function truthOf(tree: Expression, variable: string, value: number): Truth {
  if (tree.kind === "literal") return typeof tree.value === "boolean" ? tree.value : "unknown";
  if (tree.kind === "unary" && tree.operator === "!") return not(truthOf(tree.operand, variable, value));
  if (tree.kind !== "binary") return "unknown";
  const { operator, left, right } = tree;
  if (operator === "&&" || operator === "||")
    return join(operator, truthOf(left, variable, value), truthOf(right, variable, value));
  const a = numberOf(left, variable, value);
  const b = numberOf(right, variable, value);
  return a === null || b === null ? "unknown" : compare(operator, a, b);
}

function numberOf(tree: Expression, variable: string, value: number): number | null {
  if (tree.kind === "variable") return tree.name === variable ? value : null;
  return tree.kind === "literal" && typeof tree.value === "number" ? tree.value : null;
}

function compare(operator: string, a: number, b: number): Truth {
  switch (operator) {
    case "==":
      return a === b;
    case "!=":
      return a !== b;
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    default:
      return "unknown";
  }
}

function not(truth: Truth): Truth {
  return truth === "unknown" ? truth : !truth;
}

function join(operator: "&&" | "||", left: Truth, right: Truth): Truth {
  const deciding = operator === "||";
  if (left === deciding || right === deciding) return deciding;
  return left === "unknown" || right === "unknown" ? "unknown" : !deciding;
}

interface Comparison {
  readonly variable: string;
  readonly operator: string;
  readonly limit: number;
}

/** Every comparison of a variable with a number. */
function comparisonsIn(tree: Expression): Comparison[] {
  if (tree.kind === "unary") return comparisonsIn(tree.operand);
  if (tree.kind !== "binary" || tree.operator === "+") return [];
  const { operator, left, right } = tree;
  if (operator === "&&" || operator === "||") return [...comparisonsIn(left), ...comparisonsIn(right)];
  const [variable, limit] = left.kind === "variable" ? [left, right] : [right, left];
  const isNumber = variable.kind === "variable" && limit.kind === "literal" && typeof limit.value === "number";
  return isNumber ? [{ variable: variable.name, operator, limit: Number(limit.value) }] : [];
}
