import type { Heatmap, HeatNode } from "@tonegraph/api-contract";
import type { Flow, FlowNode, NodeId } from "@tonegraph/flow-model";
import { Position as Side, type Edge, type Node, type NodeHandle } from "@xyflow/react";
import { NODE_SIZES, nodeGeometry, type NodeGeometry } from "../../document/geometry/node-geometry.ts";
import { wiredPortsByNode } from "../../document/edits.ts";
import { heatScale, heatValue, type HeatValue, type Metric } from "./heat-metric.ts";
import { knownFigures, unreportedWords } from "./known-figures.ts";
import { shareText } from "./outcomes.ts";

/** What a block of the heatmap shows. */
export interface HeatCardData extends Record<string, unknown> {
  readonly node: FlowNode;
  readonly figures: HeatNode;
  readonly heat: HeatValue;
  readonly geometry: NodeGeometry;
  /** Share of the block's callers by exit, or how many of how few; empty where single calls are not known. */
  readonly shares: ReadonlyMap<string, string>;
  /** What is said where there are no figures. */
  readonly unreported: string;
}
/** A block of the heatmap as React Flow takes it. */
export type HeatCardNode = Node<HeatCardData, "heat">;

/** The name of the handle that connections arrive at. */
export const HEAT_INPUT = "in";

const NOTHING: HeatNode = { entered: 0, rate: null, low: 0, high: 1, enough: false };
/** The figures stand where the editor shows two lines of the prompt. */
const ROOM_FOR_FIGURES = "x".repeat(60);
const NO_PORTS: ReadonlySet<string> = new Set();
const NO_SHARES: ReadonlyMap<string, string> = new Map();
const THINNEST = 1.5;
const THICKEST = 9;

/** The version's blocks at their own places, with what callers did there. */
export function heatCards(flow: Flow, heatmap: Heatmap, metric: Metric): readonly HeatCardNode[] {
  const scale = heatScale(metric, heatmap.nodes);
  const wired = wiredPortsByNode(flow);
  const shares = sharesByNode(flow, heatmap);
  const unreported = unreportedWords(heatmap.source);
  return Object.entries(flow.nodes).map(([nodeId, node]) => {
    const figures = knownFigures(node, heatmap.nodes[nodeId] ?? NOTHING);
    const geometry = nodeGeometry(node, ROOM_FOR_FIGURES, wired.get(nodeId) ?? NO_PORTS);
    const { width, height } = geometry;
    return {
      id: nodeId,
      type: "heat",
      position: node.position,
      width,
      height,
      // With its size and its handles known a block is neither measured nor needs an element per handle.
      measured: { width, height },
      handles: handlesOf(geometry),
      data: {
        node,
        figures,
        geometry,
        heat: heatValue(scale, figures),
        shares: shares.get(nodeId) ?? NO_SHARES,
        unreported,
      },
    };
  });
}

/** The same blocks with one of them selected: every other one stays the same object, and is not drawn again. */
export function withSelected(cards: readonly HeatCardNode[], selected: NodeId | undefined): HeatCardNode[] {
  return cards.map((card) => (card.id === selected ? { ...card, selected: true } : card));
}

/** The colour of a block where it is too small for its figure; grey where there is nothing to colour by. */
export function heatToken({ data: { heat } }: HeatCardNode): string {
  if (heat.direction === "better") return "--ok";
  return heat.step === null ? "--line-3" : `--heat-${heat.step}`;
}

function sharesByNode(flow: Flow, { connections, nodes }: Heatmap): ReadonlyMap<NodeId, ReadonlyMap<string, string>> {
  const byNode = new Map<NodeId, Map<string, string>>();
  for (const [id, { source, port }] of Object.entries(flow.connections)) {
    const left = connections[id];
    const from = nodes[source];
    if (left === undefined || from === undefined) continue;
    const ofNode = byNode.get(source) ?? new Map<string, string>();
    byNode.set(source, ofNode.set(port, shareText(left.calls, from)));
  }
  return byNode;
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

/** A connection of the heatmap: how wide it is, and whether anybody came by. */
export interface HeatWireData extends Record<string, unknown> {
  readonly width: number;
  readonly isWalked: boolean;
}
/** A connection of the heatmap as React Flow takes it. */
export type HeatWireEdge = Edge<HeatWireData, "heat">;

/** The version's connections, as wide as their share of the callers at their block. */
export function heatWires(flow: Flow, { connections }: Heatmap): HeatWireEdge[] {
  return Object.entries(flow.connections).flatMap(([id, { source, port, target }]): HeatWireEdge[] => {
    if (!Object.hasOwn(flow.nodes, source) || !Object.hasOwn(flow.nodes, target)) return [];
    const figures = connections[id];
    return [
      {
        id,
        type: "heat",
        source,
        target,
        sourceHandle: port,
        targetHandle: HEAT_INPUT,
        selectable: false,
        focusable: false,
        data: {
          width: THINNEST + (figures?.share ?? 0) * (THICKEST - THINNEST),
          isWalked: (figures?.calls ?? 0) > 0,
        },
      },
    ];
  });
}
