import type { FlowNode, NodeId } from "@tonegraph/flow-model";
import { blockConditions } from "../vendor-block.ts";
import type { WireNode, WireTransition } from "../wire.ts";
import type { CompileScope } from "./compile-scope.ts";
import { greetingAsset, menuAsset } from "./media-asset.ts";
import { waysOut } from "./ways-out.ts";

/** The vendor's node for one of ours; null where the vendor has nothing like it, and for menus that a greeting takes in. */
export function wireNode(nodeId: NodeId, scope: CompileScope): WireNode | null {
  const node = scope.flow.nodes[nodeId];
  const kept = node === undefined ? null : partsOf(nodeId, node, scope);
  if (kept === null) return null;
  const { extras, vendorIds } = scope;
  const more = Object.hasOwn(extras.nodes, nodeId) ? extras.nodes[nodeId] : {};
  const { assetId, ...parts } = kept;
  return {
    ...more,
    id: vendorIds.get(nodeId) ?? "",
    ...parts,
    ...(assetId === undefined || assetId === null ? {} : { mediaAssetId: assetId }),
  };
}

interface NodeParts {
  readonly type: string;
  readonly transitions: WireTransition[];
  readonly assetId?: string | null;
}

function partsOf(nodeId: NodeId, node: FlowNode, scope: CompileScope): NodeParts | null {
  switch (node.kind) {
    case "message": {
      const assetId = greetingAsset(nodeId, node.promptId, scope);
      return { type: "greeting", assetId, transitions: transitionsOf(scope.mergedMenus.get(nodeId) ?? nodeId, scope) };
    }
    case "menu":
      if ([...scope.mergedMenus.values()].includes(nodeId)) return null;
      return {
        type: "dtmf",
        assetId: menuAsset(nodeId, node.promptId, scope),
        transitions: transitionsOf(nodeId, scope),
      };
    case "queue":
      return { type: "queue", transitions: [] };
    case "externalNumber":
      return { type: "transfer", transitions: [] };
    case "hangup":
      return { type: "hangup", transitions: [] };
    case "vendorBlock":
      return blockConditions(node) === null ? null : { type: node.type, transitions: transitionsOf(nodeId, scope) };
    default:
      return null;
  }
}

function transitionsOf(nodeId: NodeId, { flow, graph, extras, vendorIds }: CompileScope): WireTransition[] {
  const node = flow.nodes[nodeId];
  const blockExits = node?.kind === "vendorBlock" ? blockConditions(node) : null;
  return waysOut(flow, graph, nodeId).flatMap((edge) => {
    const target = vendorIds.get(edge.target);
    if (target === undefined) return [];
    const more = Object.hasOwn(extras.transitions, edge.id) ? extras.transitions[edge.id] : {};
    return [{ ...more, condition: blockExits?.get(edge.port) ?? conditionOf(edge.port), target }];
  });
}

function conditionOf(port: string): string {
  if (port === "noInput") return "timeout";
  if (port === "noMatch") return "invalid";
  return port.startsWith("key:") ? `press_${port.slice(4)}` : "next";
}
