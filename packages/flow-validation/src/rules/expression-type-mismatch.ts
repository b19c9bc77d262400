import { inferType, printExpression, startsIn, type ExpressionType, type TypeFinding } from "@tonegraph/expressions";
import type { Flow } from "@tonegraph/flow-model";
import { allTexts, findingAt } from "../variables/all-texts.ts";
import { dataNodes } from "../variables/data-nodes.ts";
import { escaped } from "../variables/data-texts.ts";
import { readNode, type ReadExpression } from "../variables/read-texts.ts";
import { variableTypes } from "../variables/variable-types.ts";
import { flowRule } from "../node-rule.ts";
import type { Finding } from "../rule.ts";

type Types = Readonly<Record<string, ExpressionType>>;

/**
 * An expression works on a kind of value that it cannot mean: a comparison that is never true, a sum that joins texts, a
 * member of what has none, a value put into a variable that is declared as another kind.
 */
export const expressionTypeMismatch = flowRule({
  code: "expression-type-mismatch",
  severity: "warning",
  reads: ["nodes", "prompts", "variables"],
  check(context) {
    const { flow } = context;
    const types = variableTypes(flow);
    const findings: Finding[] = [...inDefaults(flow), ...inAssignments(flow, types)];
    for (const place of allTexts(flow))
      for (const expression of place.text.expressions)
        for (const { finding, position, part } of mismatchesIn(expression, types)) {
          const found = findingAt(place, context);
          const params = { ...found.params, ...finding.params, reason: finding.code, position, part };
          findings.push({ ...found, severity: "warning", params });
        }
    return findings;
  },
});

interface Mismatch {
  readonly finding: TypeFinding;
  readonly position: number;
  readonly part: string;
}

/** What was found in an expression, with the types of its variables at that time. */
const kept = new WeakMap<
  ReadExpression,
  { readonly types: readonly (ExpressionType | undefined)[]; readonly found: readonly Mismatch[] }
>();

function mismatchesIn(expression: ReadExpression, types: Types): readonly Mismatch[] {
  const { tree, source, start, variables } = expression;
  const own = variables.map((name) => (Object.hasOwn(types, name) ? types[name] : undefined));
  const known = kept.get(expression);
  if (known && known.types.every((type, place) => type === own[place])) return known.found;
  const { findings } = inferType(tree, types);
  const starts = findings.length === 0 ? null : startsIn(source, tree);
  const found = findings.map((finding) => ({
    finding,
    position: start + (starts?.get(finding.part) ?? 0),
    part: shortened(printExpression(finding.part)),
  }));
  kept.set(expression, { types: own, found });
  return found;
}

const LONGEST_PART = 80;

function shortened(text: string): string {
  return text.length > LONGEST_PART ? `${text.slice(0, LONGEST_PART - 1)}…` : text;
}

function inDefaults({ variables }: Flow): Finding[] {
  return Object.entries(variables).flatMap(([name, { type, default: value }]) => {
    const given = kindOfDefault(value);
    if (given === null || given === type) return [];
    return [
      {
        at: { pointer: `/variables/${escaped(name)}/default` },
        params: { reason: "default", name, kinds: given, wanted: type },
      },
    ];
  });
}

function kindOfDefault(value: Flow["variables"][string]["default"]): string | null {
  if (value === null) return null;
  return Array.isArray(value) ? "list" : typeof value;
}

function inAssignments({ nodes, variables }: Flow, types: Types): Finding[] {
  return dataNodes(nodes).flatMap(([nodeId, node]) => {
    if (node.kind !== "setVariables") return [];
    const names = Object.keys(node.assignments);
    return readNode(node).flatMap(({ expressions, pointer }, place): Finding[] => {
      const name = names[place] ?? "";
      const declared = Object.hasOwn(variables, name) ? variables[name] : undefined;
      const tree = expressions[0]?.tree;
      if (!declared || !tree) return [];
      const kinds = inferType(tree, types).type.kinds.filter((kind) => kind !== "null");
      if (kinds.length === 0 || kinds.includes(declared.type)) return [];
      const params = { reason: "assigned", name, kinds: kinds.join(", "), wanted: declared.type };
      return [{ at: { nodeId, pointer: `/nodes/${nodeId}${pointer}` }, params }];
    });
  });
}
