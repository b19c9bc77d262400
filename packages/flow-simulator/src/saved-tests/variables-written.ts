import type { FlowNode } from "@tonegraph/flow-model";

/** The names of the variables that a block gives a value, whatever they held when the call arrived. */
export function variablesWrittenBy(node: FlowNode | undefined): readonly string[] {
  switch (node?.kind) {
    case "collect":
    case "transform":
      return [node.variable];
    case "setVariables":
      return Object.keys(node.assignments);
    case "httpRequest":
      return Object.keys(node.responseMapping ?? {});
    case "subflow":
      return node.return ?? [];
    default:
      return [];
  }
}
