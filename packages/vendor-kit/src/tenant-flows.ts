// Flows lead to other flows by ids. A drawing names a flow of ours by our id; a vendor may have given the same flow an id of
// its own when it was published, and another tenant of that vendor another one. Compiling for a tenant writes the tenant's
// ids, drawing a tenant's copy takes ours again. An id that is none of our flows is the vendor's own and stays.
import { ok, type Flow, type FlowNode, type NodeId } from "@tonegraph/flow-model";
import type { DialectConverter, ReportItem } from "./adapter.ts";
import { nameOf } from "./compile-report.ts";

/** A flow of ours as one tenant knows it. */
export interface FlowAtTenant {
  /** What people call it. */
  readonly name: string;
  /** The tenant's id of it; null where it was never published there. */
  readonly vendorId: string | null;
  /** True where the tenant was asked for it just now and does not have it. */
  readonly isGone?: boolean;
  /** True where ids are ours and nothing was published under this one: it is not gone, it never was there. */
  readonly isNew?: boolean;
}

/** What a tenant calls flows of ours, by our ids; one that is not among them is not known to be ours. */
export interface TenantFlows {
  readonly tenantName: string;
  readonly flows: ReadonlyMap<string, FlowAtTenant>;
}

/** Flows of ours by the ids that vendors gave them. */
export type OurFlows = ReadonlyMap<string, { readonly id: string; readonly name: string }>;

/** The id that a tenant knows a flow of ours by; undefined where nothing is known of one. */
export function vendorIdAt(there: TenantFlows | undefined, flowId: string | undefined): string | undefined {
  return flowId === undefined ? undefined : (there?.flows.get(flowId)?.vendorId ?? undefined);
}

/** The converter for drawings that name flows of ours; an exit to one that the tenant does not have is `unsupported`. */
export function withFlowIds(converter: DialectConverter): DialectConverter {
  return {
    ...converter,
    compile(flow, context) {
      const there = context?.flows;
      if (there === undefined) return converter.compile(flow, context);
      const compiled = converter.compile(
        renamed(flow, (node) => ({ ...node, flowId: vendorIdAt(there, node.flowId) ?? node.flowId })),
        context,
      );
      return { ...compiled, report: [...compiled.report, ...notThere(flow, there, compiled.report)] };
    },
    decompile(artefact, context) {
      const drawn = converter.decompile(artefact, context);
      const ours = context?.ourFlows;
      if (!drawn.ok || ours === undefined) return drawn;
      return ok({ ...drawn.value, flow: renamed(drawn.value.flow, (node) => ourNode(node, ours)) });
    },
  };
}

type SubflowNode = FlowNode & { readonly kind: "subflow" };

function ourNode(node: SubflowNode, ours: OurFlows): SubflowNode {
  const known = ours.get(node.flowId);
  return known === undefined ? node : { ...node, flowId: known.id, label: known.name };
}

/** The flow with other sub-flow blocks; the same flow where none changes. */
function renamed(flow: Flow, change: (node: SubflowNode) => SubflowNode): Flow {
  const changed = Object.entries(flow.nodes).flatMap(([nodeId, node]): [NodeId, FlowNode][] => {
    if (node.kind !== "subflow") return [];
    const next = change(node);
    return next.flowId === node.flowId ? [] : [[nodeId, next]];
  });
  return changed.length === 0 ? flow : { ...flow, nodes: { ...flow.nodes, ...Object.fromEntries(changed) } };
}

function notThere(flow: Flow, there: TenantFlows, told: readonly ReportItem[]): ReportItem[] {
  // A block that is not sent leads nobody anywhere.
  const unsent = new Set(told.filter(({ code }) => code === "node-not-reached").map(({ nodeId }) => nodeId));
  return Object.entries(flow.nodes).flatMap(([nodeId, node]): ReportItem[] => {
    if (node.kind !== "subflow" || unsent.has(nodeId)) return [];
    const known = there.flows.get(node.flowId);
    if (known === undefined || (known.vendorId !== null && known.isGone !== true)) return [];
    // Of the one nothing is known there, for the other the tenant was asked.
    const code = known.vendorId === null ? "subflow-not-published" : "subflow-not-found";
    const params = { flowId: node.flowId, vendorId: known.vendorId };
    return [{ kind: "unsupported", code, nodeId, params, words: wordsOf(flow, nodeId, { ...known, there }) }];
  });
}

function wordsOf(flow: Flow, nodeId: NodeId, known: FlowAtTenant & { readonly there: TenantFlows }): string {
  const { name, vendorId, isNew = false } = known;
  const { tenantName } = known.there;
  const block = nameOf(flow, nodeId);
  const node = flow.nodes[nodeId];
  if (vendorId !== null && !isNew)
    return `“${name}” is not found there: ${block} leads callers to it as “${vendorId}”, and ${tenantName} does not have it any more. Publish “${name}” to ${tenantName} again first.`;
  if (node?.kind === "subflow" && node.flowId === flow.id)
    return `“${name}” was never published to ${tenantName}, and ${block} leads callers to its own beginning. Publish it once without that block first.`;
  return `“${name}” was never published to ${tenantName}, and ${block} leads callers there. Publish “${name}” to ${tenantName} first.`;
}
