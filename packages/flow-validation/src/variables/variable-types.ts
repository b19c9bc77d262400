import { inferType, typeOfKinds, unknownType, type ExpressionType, type ValueKind } from "@tonegraph/expressions";
import { assertNever, type Flow, type FlowNode, type NodeOfKind } from "@tonegraph/flow-model";
import { escaped } from "./data-texts.ts";
import { readNode } from "./read-texts.ts";
import { rememberedBy } from "./remembered-by.ts";
import { CALL_VARIABLES, variableWriters, type VariableWriter } from "./variable-writers.ts";

/**
 * What the variables of a flow may hold: what they are declared as, and whatever the blocks that set them can give. Equal
 * sets of kinds are the same object, so that what was inferred from them can be kept.
 */
export function variableTypes({
  nodes,
  variables,
}: Pick<Flow, "nodes" | "variables">): Readonly<Record<string, ExpressionType>> {
  return typesIn(nodes)(variables);
}

const typesIn = rememberedBy((nodes: Flow["nodes"]) =>
  rememberedBy((variables: Flow["variables"]): Readonly<Record<string, ExpressionType>> => {
    const kinds = new Map<string, Set<ValueKind>>(CALL_VARIABLES.map((name) => [name, new Set<ValueKind>(["string"])]));
    const add = (name: string, some: readonly ValueKind[]): void => {
      const known = kinds.get(name) ?? new Set();
      kinds.set(name, known);
      for (const kind of some) known.add(kind);
    };
    for (const [name, { type }] of Object.entries(variables)) add(name, [type]);
    for (const writer of variableWriters(nodes)) add(writer.name, writtenKinds(writer));
    return Object.fromEntries([...kinds].map(([name, some]) => [name, sameType([...some])]));
  }),
);

const types = new Map<string, ExpressionType>();

function sameType(kinds: readonly ValueKind[]): ExpressionType {
  const type = typeOfKinds(...kinds);
  const name = type.kinds.join();
  const known = types.get(name) ?? type;
  types.set(name, known);
  return known;
}

function writtenKinds({ name, node }: VariableWriter): readonly ValueKind[] {
  switch (node.kind) {
    case "collect":
      return ["string"];
    case "transform":
      return transformedKinds(node.operation);
    case "setVariables":
      return assignedKinds(node, name);
    default:
      return unknownType.kinds;
  }
}

function transformedKinds(operation: NodeOfKind<"transform">["operation"]): readonly ValueKind[] {
  switch (operation) {
    case "formatPhoneNumber":
    case "encodeUriComponent":
      return ["string", "null"];
    case "validateE164":
      return ["boolean"];
    case "parseJson":
    case "expression":
      return unknownType.kinds;
    default:
      return assertNever(operation);
  }
}

/** Of an assignment only what does not depend on other variables is known: they may change one another in any order. */
function assignedKinds(node: FlowNode, name: string): readonly ValueKind[] {
  return kindsOfAssignments(node).get(`/assignments/${escaped(name)}`) ?? unknownType.kinds;
}

const kindsOfAssignments = rememberedBy(
  (node: FlowNode): ReadonlyMap<string, readonly ValueKind[]> =>
    new Map(
      readNode(node).flatMap(({ pointer, expressions: [expression] }) =>
        expression ? [[pointer, inferType(expression.tree, {}).type.kinds]] : [],
      ),
    ),
);
