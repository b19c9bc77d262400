import type { Flow, FlowNode, NodeId } from "@tonegraph/flow-model";
import { dataNodes } from "./data-nodes.ts";
import { rememberedBy } from "./remembered-by.ts";

/** The variables that every call has, whatever the flow declares. */
export const CALL_VARIABLES: readonly string[] = ["ani", "callId", "dnis", "language", "now"];

/** A place where a call's variable is given a value. */
export interface VariableWriter {
  readonly name: string;
  readonly nodeId: NodeId;
  readonly node: FlowNode;
}

/** Every place where a node gives a variable a value, in the order of the document. */
export const variableWriters = rememberedBy((nodes: Flow["nodes"]): readonly VariableWriter[] =>
  dataNodes(nodes).flatMap(([nodeId, node]) =>
    writtenBy(node)
      .filter((name) => name !== "")
      .map((name) => ({ name, nodeId, node })),
  ),
);

function writtenBy(node: FlowNode): readonly string[] {
  switch (node.kind) {
    case "setVariables":
      return Object.keys(node.assignments);
    case "collect":
    case "transform":
      return [node.variable];
    case "httpRequest":
      return Object.keys(node.responseMapping ?? {});
    case "subflow":
      return node.return ?? [];
    default:
      return [];
  }
}

/** The names that a flow's expressions may read: the call's own, the declared, and those that some node sets. */
export function knownVariables({ nodes, variables }: Pick<Flow, "nodes" | "variables">): ReadonlySet<string> {
  return new Set([...CALL_VARIABLES, ...Object.keys(variables), ...variableWriters(nodes).map(({ name }) => name)]);
}
