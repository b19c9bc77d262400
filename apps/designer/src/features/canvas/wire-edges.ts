import {
  portsOf,
  type Connection,
  type ConnectionId,
  type Flow,
  type FlowNode,
  type NodeId,
} from "@tonegraph/flow-model";
import type { Edge } from "@xyflow/react";
import type { CallMark } from "../../document/call-marks.ts";
import { isMutedPort } from "../../document/port-words.ts";
import { sameListOr } from "../../document/same-list.ts";
import { INPUT_HANDLE, callClass } from "./card-nodes.ts";

/** How a connection is drawn. */
export interface WireData extends Record<string, unknown> {
  readonly muted: boolean;
  /** Leaves a node that is selected. */
  readonly lit: boolean;
}
/** A connection as React Flow takes it. */
export type WireEdge = Edge<WireData, "wire">;

/** What the wires follow from. */
export interface WireInput {
  readonly flow: Pick<Flow, "nodes" | "connections">;
  readonly selectedNodes: readonly NodeId[];
  readonly selectedConnections: readonly ConnectionId[];
  /** The nodes that are being dragged: their wires are drawn above the canvas meanwhile. */
  readonly dragged: ReadonlySet<NodeId>;
  /** How a test call stands to connections. */
  readonly called: ReadonlyMap<ConnectionId, CallMark>;
}

/** Makes a function that gives React Flow's edges and keeps every object, and the list, that looks the same as before. */
export function createWireEdges(): (input: WireInput) => WireEdge[] {
  let kept = new Map<ConnectionId, Kept>();
  let list: WireEdge[] = [];

  return ({ flow, selectedNodes, selectedConnections, dragged, called }) => {
    const lit = new Set(selectedNodes);
    const chosen = new Set(selectedConnections);
    const next: typeof kept = new Map();
    const edges: WireEdge[] = [];
    for (const [id, connection] of Object.entries(flow.connections)) {
      const from = flow.nodes[connection.source];
      const before = kept.get(id);
      const known = before?.connection === connection && before.from === from;
      if (!from || !flow.nodes[connection.target]) continue;
      // A port that the node does not have has no handle to start at; the problems list names it.
      if (!known && !portsOf(from).includes(connection.port)) continue;
      const look = {
        lit: lit.has(connection.source),
        selected: chosen.has(id),
        className: isLifted(connection, dragged) ? LIFTED : callClass(called.get(id)),
      };
      const same = before?.connection === connection && sameLook(before.edge, look);
      const edge = same ? before.edge : wireEdge(id, connection, look);
      next.set(id, { connection, from, edge });
      edges.push(edge);
    }
    kept = next;
    list = sameListOr(list, edges);
    return list;
  };
}

/** A wire with what it was made from. */
interface Kept {
  readonly connection: Connection;
  readonly from: FlowNode;
  readonly edge: WireEdge;
}

/** The style sheet of the canvas knows a lifted wire by this name. */
export const LIFTED = "lifted";

function isLifted({ source, target }: Connection, dragged: ReadonlySet<NodeId>): boolean {
  return dragged.has(source) || dragged.has(target);
}

interface Look {
  /** Drawn elsewhere for the time being, or marked by a test call. */
  readonly className: string;
  readonly lit: boolean;
  readonly selected: boolean;
}

function sameLook(edge: WireEdge, { lit, selected, className }: Look): boolean {
  return edge.data?.lit === lit && edge.selected === selected && edge.className === className;
}

function wireEdge(
  id: ConnectionId,
  { source, port, target }: Connection,
  { lit, selected, className }: Look,
): WireEdge {
  return {
    id,
    type: "wire",
    source,
    sourceHandle: port,
    target,
    targetHandle: INPUT_HANDLE,
    selected,
    focusable: false,
    className,
    data: { muted: isMutedPort(port), lit },
  };
}
