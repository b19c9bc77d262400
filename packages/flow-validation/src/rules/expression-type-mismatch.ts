import {
  inferType,
  printExpression,
  startsIn,
  type ExpressionType,
  type ValueKind,
  type TypeFinding,
} from "@tonegraph/expressions";
import type { Flow } from "@tonegraph/flow-model";
import { findingAt, textsInNodes, textsInPrompts, type PlacedText } from "../variables/all-texts.ts";
import { escaped } from "../variables/data-texts.ts";
import { readNode, type ReadExpression } from "../variables/read-texts.ts";
import { rememberedBy } from "../variables/remembered-by.ts";
import { variableTypes } from "../variables/variable-types.ts";
import { variableWriters } from "../variables/variable-writers.ts";
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
    const mismatches = [textsInNodes(flow.nodes), textsInPrompts(flow.prompts)].flatMap((texts) =>
      mismatchesOf(texts, types),
    );
    const inTexts = mismatches.map(({ place, finding, position, part }): Finding => {
      const found = findingAt(place, context);
      const params = { ...found.params, ...finding.params, reason: finding.code, position, part };
      return { ...found, severity: "warning", params };
    });
    return [...inDefaults(flow), ...inAssignments(flow, types), ...inTexts];
  },
});

interface Mismatch {
  readonly finding: TypeFinding;
  readonly position: number;
  readonly part: string;
}
type PlacedMismatch = Mismatch & { readonly place: PlacedText };

/** What was found last in a list of texts. While a block gets another name, all types stay the same, and so does this. */
const latest = rememberedBy(
  (_texts: readonly PlacedText[]): { types: Types; found: readonly PlacedMismatch[] | null } => ({
    types: {},
    found: null,
  }),
);

function mismatchesOf(texts: readonly PlacedText[], types: Types): readonly PlacedMismatch[] {
  const known = latest(texts);
  if (known.found && sameTypes(known.types, types)) return known.found;
  const found = texts.flatMap((place) =>
    place.text.expressions.flatMap((expression) =>
      judged(expression)(types).found.map((mismatch) => ({ ...mismatch, place })),
    ),
  );
  known.types = types;
  known.found = found;
  return found;
}

function sameTypes(before: Types, after: Types): boolean {
  const names = Object.keys(after);
  return names.length === Object.keys(before).length && names.every((name) => ownType(before, name) === after[name]);
}

interface Judged {
  readonly kinds: readonly ValueKind[];
  readonly found: readonly Mismatch[];
}

/** What is known of one expression, kept while the types of its own variables stay the same. */
const judged = rememberedBy((expression: ReadExpression) => {
  let before: { readonly types: Types; readonly judged: Judged } | null = null;
  return (types: Types): Judged => {
    if (before?.types === types) return before.judged;
    const known = before;
    const isSame =
      known !== null && expression.variables.every((name) => ownType(known.types, name) === ownType(types, name));
    before = { types, judged: known !== null && isSame ? known.judged : judge(expression, types) };
    return before.judged;
  };
});

function ownType(types: Types, name: string): ExpressionType | undefined {
  return Object.hasOwn(types, name) ? types[name] : undefined;
}

function judge({ tree, source, start }: ReadExpression, types: Types): Judged {
  const { findings, type } = inferType(tree, types);
  const starts = findings.length === 0 ? null : startsIn(source, tree);
  const found = findings.map((finding) => ({
    finding,
    position: start + (starts?.get(finding.part) ?? 0),
    part: shortened(printExpression(finding.part)),
  }));
  return { kinds: type.kinds, found };
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
  return variableWriters(nodes).flatMap(({ name, nodeId, node }): Finding[] => {
    const declared = node.kind === "setVariables" && Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (!declared) return [];
    const pointer = `/assignments/${escaped(name)}`;
    const expression = readNode(node).find((text) => text.pointer === pointer)?.expressions[0];
    const kinds = expression ? judged(expression)(types).kinds.filter((kind) => kind !== "null") : [];
    if (kinds.length === 0 || kinds.includes(declared.type)) return [];
    const params = { reason: "assigned", name, kinds: kinds.join(", "), wanted: declared.type };
    return [{ at: { nodeId, pointer: `/nodes/${nodeId}${pointer}` }, params }];
  });
}
