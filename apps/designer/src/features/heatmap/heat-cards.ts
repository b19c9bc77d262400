import type { Heatmap, HeatNode } from "@tonegraph/api-contract";
import type { Flow, FlowNode, NodeId } from "@tonegraph/flow-model";
import { Position as Side, type Edge, type Node, type NodeHandle } from "@xyflow/react";
import { NODE_SIZES, nodeGeometry, type NodeGeometry } from "../../document/geometry/node-geometry.ts";
import { wiredPortsByNode } from "../../document/edits.ts";
import { heatScale, heatValue, type HeatValue, type Metric } from "./heat-metric.ts";

/** What a block of the heatmap shows. */
export interface HeatCardData extends Record<string, unknown> {
  readonly node: FlowNode;
  readonly figures: HeatNode;
  readonly heat: HeatValue;
  readonly geometry: NodeGeometry;
  /** Share of the block's callers by exit; empty where single calls are not known. */
  readonly shares: ReadonlyMap<string, number>;
}
/** A block of the heatmap as React Flow takes it. */
export type HeatCardNode = Node<HeatCardData, "heat">;

/** The name of the handle that connections arrive at. */
export const HEAT_INPUT = "in";

const NOTHING: HeatNode = { entered: 0, abandoned: 0, rate: null, low: 0, high: 1, enough: false };
/** The figures stand where the editor shows two lines of the prompt. */
const ROOM_FOR_FIGURES = "x".repeat(60);
const NO_PORTS: ReadonlySet<string> = new Set();
const THINNEST = 1.5;
const THICKEST = 9;

/** The version's blocks at their own places, with what callers did there. */
export function heatCards(
  flow: Flow,
  heatmap: Heatmap,
  view: { metric: Metric; selected: NodeId | undefined },
): HeatCardNode[] {
  const scale = heatScale(view.metric, heatmap.nodes);
  const wired = wiredPortsByNode(flow);
  return Object.entries(flow.nodes).map(([nodeId, node]) => {
    const figures = heatmap.nodes[nodeId] ?? NOTHING;
    const geometry = nodeGeometry(node, ROOM_FOR_FIGURES, wired.get(nodeId) ?? NO_PORTS);
    return {
      id: nodeId,
      type: "heat",
      position: node.position,
      width: geometry.width,
      height: geometry.height,
      handles: handlesOf(geometry),
      selected: view.selected === nodeId,
      data: { node, figures, geometry, heat: heatValue(scale, figures), shares: sharesOf(flow, nodeId, heatmap) },
    };
  });
}

function sharesOf(flow: Flow, nodeId: NodeId, { connections }: Heatmap): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(flow.connections).flatMap(([id, { source, port }]): [string, number][] => {
      const share = source === nodeId ? connections[id]?.share : undefined;
      return share === undefined ? [] : [[port, share]];
    }),
  );
}

function handlesOf({ hasInput, outputs, width }: NodeGeometry): NodeHandle[] {
  const size = { width: 1, height: 1 };
  const input: NodeHandle[] = hasInput
    ? [{ id: HEAT_INPUT, type: "target", position: Side.Left, x: 0, y: NODE_SIZES.inputCentre, ...size }]
    : [];
  return [
    ...input,
    ...outputs.map(({ port, y }): NodeHandle => ({
      id: port,
      type: "source",
      position: Side.Right,
      x: width,
      y,
      ...size,
    })),
  ];
}

/** The version's connections, as wide as their share of the callers at their block. */
export function heatWires(flow: Flow, { connections }: Heatmap): Edge[] {
  return Object.entries(flow.connections).flatMap(([id, { source, port, target }]): Edge[] => {
    if (!Object.hasOwn(flow.nodes, source) || !Object.hasOwn(flow.nodes, target)) return [];
    const figures = connections[id];
    const share = figures?.share ?? 0;
    const isWalked = (figures?.calls ?? 0) > 0;
    return [
      {
        id,
        source,
        target,
        sourceHandle: port,
        targetHandle: HEAT_INPUT,
        selectable: false,
        focusable: false,
        style: {
          strokeWidth: THINNEST + share * (THICKEST - THINNEST),
          stroke: isWalked ? "var(--heat-wire)" : "var(--line-2)",
          ...(isWalked ? {} : { strokeDasharray: "4 5" }),
        },
      },
    ];
  });
}
