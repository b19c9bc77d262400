import type { Plan } from "@tonegraph/api-contract";
import type { Flow, Json } from "@tonegraph/flow-model";
import { nameOf } from "@tonegraph/vendor-kit";
import type { Candidate } from "./candidate.ts";

/**
 * What no drawing shows: exits to a flow of ours that has another id at the tenant than when this one was published there,
 * because it was made anew. `former` is the drawing that `published` was made of.
 */
export function flowIdChanges(
  { flow, context, artefact }: Pick<Candidate, "flow" | "context" | "artefact">,
  { former, published }: { readonly former: Flow | null; readonly published: Json },
): Plan["changes"] {
  const there = context.flows;
  if (there === undefined || published === null) return [];
  return Object.entries(flow.nodes).flatMap(([nodeId, node]): Plan["changes"] => {
    const before = former?.nodes[nodeId];
    if (node.kind !== "subflow" || before?.kind !== "subflow" || before.flowId !== node.flowId) return [];
    const { name, vendorId = null } = there.flows.get(node.flowId) ?? {};
    if (name === undefined || vendorId === null || !stands(vendorId, artefact) || stands(vendorId, published))
      return [];
    const words = `${nameOf(flow, nodeId)} leads to “${name}” as it is on ${there.tenantName} now (${vendorId})`;
    return [{ kind: "changed", what: "node.flowId", nodeId, words }];
  });
}

function stands(id: string, artefact: Json): boolean {
  if (typeof artefact === "string") return artefact === id;
  return typeof artefact === "object" && artefact !== null && Object.values(artefact).some((part) => stands(id, part));
}
