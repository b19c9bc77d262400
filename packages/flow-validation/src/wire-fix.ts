import type { Command, Json, NodeId } from "@tonegraph/flow-model";
import { freshId, stemOf } from "./fresh-id.ts";
import type { NodeScope } from "./node-scope.ts";

/** A fix that wires a port, with the words for its button in `params`. */
export interface WireFix {
  readonly fix: Command;
  readonly params: { readonly [name: string]: Json };
}

/** Wires one of the node's own ports to a node; `null` when there is no such node or it is the node itself. */
export function wireFix(scope: NodeScope, port: string, target: NodeId | null): WireFix | null {
  if (target === null || target === scope.nodeId) return null;
  const drawn = scope.nodeAt(target);
  if (!drawn || drawn.kind === "start") return null;
  const connectionId = freshId("conn_", `${stemOf(scope.nodeId)}_${port}`, (id) => scope.isTaken("connections", id));
  return {
    fix: { type: "connect", connectionId, connection: { source: scope.nodeId, port, target } },
    params: { fixTarget: target, fixTargetKind: drawn.kind, fixTargetLabel: drawn.label.trim() },
  };
}
