import { sameJson, type Flow, type FlowNode, type NodeId } from "@tonegraph/flow-model";
import type { DialectConverter } from "@tonegraph/vendor-kit";

/**
 * A drawing of a vendor's copy, whose keys are called as in `former`. Where a vendor gives keys no names, a drawing makes
 * them up from where they lead: another one is nobody's change. Names that the vendor is sent stay as they are.
 */
export function keepOptionNames(drawing: Flow, former: Flow, { compile }: Pick<DialectConverter, "compile">): Flow {
  const nodes = Object.entries(drawing.nodes).map(([nodeId, node]): [NodeId, FlowNode] => [
    nodeId,
    named(node, Object.hasOwn(former.nodes, nodeId) ? former.nodes[nodeId] : undefined),
  ]);
  const kept = { ...drawing, nodes: Object.fromEntries(nodes) };
  return sameJson(compile(kept).artefact, compile(drawing).artefact) ? kept : drawing;
}

function named(node: FlowNode, former: FlowNode | undefined): FlowNode {
  if (node.kind !== "menu" || former?.kind !== "menu") return node;
  const labels = new Map(former.options.map(({ key, label }) => [key, label]));
  return {
    ...node,
    options: node.options.map((option) => ({ ...option, label: labels.get(option.key) ?? option.label })),
  };
}
