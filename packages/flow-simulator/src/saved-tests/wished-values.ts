import { evaluate, parseExpression, truthy, type Expression } from "@tonegraph/expressions";
import type { Json, NodeOfKind } from "@tonegraph/flow-model";

/** Values that variables should have so that a call takes an exit. */
export type Wishes = Readonly<Record<string, Json>>;

interface Settled {
  readonly base: Wishes;
  readonly fixed: Wishes;
  readonly now: string;
}

/** How many combinations of values are tried for one block. */
const MAX_TRIES = 2000;

/**
 * Values with which a condition takes the wanted exit, or `null` when none of those that its expressions name does.
 * Tries the literals that the branches compare with, and their neighbours. `base` are the values that variables have
 * anyway; `fixed` those that may not change.
 */
export function wishesForBranch(
  node: NodeOfKind<"condition">,
  port: string,
  { base, fixed, now }: Settled,
): Wishes | null {
  const trees = node.branches.map(({ when }) => treeOf(when));
  const wanted = port === "otherwise" ? -1 : node.branches.findIndex(({ id }) => port === `branch:${id}`);
  const takes = (variables: Wishes): number =>
    trees.findIndex((tree) => tree !== null && truthy(evaluate(tree, { variables, now })));
  return firstThat(candidatesIn(trees), { base, fixed }, (variables) => takes(variables) === wanted);
}

/** Values with which an expression has the wanted truth, as {@link wishesForBranch}. */
export function wishesForTruth(
  source: string,
  wanted: (value: Json) => boolean,
  { base, fixed, now, candidates }: Settled & { readonly candidates: readonly Json[] },
): Wishes | null {
  const tree = treeOf(source);
  if (!tree) return null;
  const values = new Map([...candidatesIn([tree])].map(([name, found]) => [name, [...found, ...candidates]]));
  return firstThat(values, { base, fixed }, (variables) => wanted(evaluate(tree, { variables, now })));
}

function treeOf(source: string): Expression | null {
  const parsed = parseExpression(source);
  return parsed.ok ? parsed.value.tree : null;
}

/** For each variable the values worth trying: none at all, then what it is compared with and what lies beside. */
function candidatesIn(trees: readonly (Expression | null)[]): Map<string, Json[]> {
  const found = new Map<string, Json[]>();
  const note = (name: string, ...values: Json[]): void => {
    const known = found.get(name) ?? [];
    found.set(name, [...known, ...values.filter((value) => !known.includes(value))]);
  };
  const queue: Expression[] = trees.flatMap((tree) => tree ?? []);
  for (const tree of queue) {
    if (tree.kind === "variable") note(tree.name, true, false);
    if (tree.kind === "binary") {
      noteComparison(tree.left, tree.right, note);
      noteComparison(tree.right, tree.left, note);
    }
    queue.push(...partsOf(tree));
  }
  return found;
}

function noteComparison(side: Expression, other: Expression, note: (name: string, ...values: Json[]) => void): void {
  if (side.kind === "variable" && other.kind === "literal") note(side.name, ...beside(other.value));
}

function beside(value: string | number | boolean | null): Json[] {
  if (typeof value === "number") return [value, value + 1, value - 1, String(value), String(value + 1)];
  return typeof value === "string" ? [value, `${value} other`] : [value];
}

function partsOf(tree: Expression): readonly Expression[] {
  switch (tree.kind) {
    case "literal":
    case "variable":
      return [];
    case "member":
      return [tree.object];
    case "index":
      return [tree.object, tree.index];
    case "unary":
      return [tree.operand];
    case "binary":
      return [tree.left, tree.right];
    case "conditional":
      return [tree.test, tree.whenTrue, tree.whenFalse];
    case "call":
      return tree.arguments;
  }
}

/** Goes through the combinations in order, `fixed` first, and gives back what had to be chosen. */
function firstThat(
  candidates: ReadonlyMap<string, readonly Json[]>,
  { base, fixed }: Pick<Settled, "base" | "fixed">,
  fits: (variables: Wishes) => boolean,
): Wishes | null {
  const open = [...candidates].filter(([name]) => !Object.hasOwn(fixed, name));
  if (fits({ ...base, ...fixed })) return {};
  const sizes = open.map(([, values]) => values.length);
  const total = Math.min(
    MAX_TRIES,
    sizes.reduce((product, size) => product * size, open.length > 0 ? 1 : 0),
  );
  for (let number = 0; number < total; number += 1) {
    const chosen: Record<string, Json> = {};
    let rest = number;
    for (const [name, values] of open) {
      chosen[name] = values[rest % values.length] ?? null;
      rest = Math.floor(rest / values.length);
    }
    if (fits({ ...base, ...fixed, ...chosen })) return chosen;
  }
  return null;
}
