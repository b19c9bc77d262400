import { promptSeconds } from "@tonegraph/caller-time";
import type { Flow, FlowNode, NodeId, Position } from "@tonegraph/flow-model";
import { Position as Side, type Node, type NodeHandle } from "@xyflow/react";
import { wiredPortsByNode } from "../../document/edits.ts";
import { NODE_SIZES, nodeGeometry, type NodeGeometry } from "../../document/geometry/node-geometry.ts";
import { nodeKindEntry } from "../../document/node-catalogue.ts";
import { portTitle } from "../../document/port-words.ts";
import { spokenText, wordsOf } from "../../document/spoken-words.ts";
import type { ValidationState } from "../../document/validation-client.ts";
import { kindLine } from "./kind-line.ts";

/** What a card shows. Everything is worked out before React sees it, so that a card only draws. */
export interface CardData extends Record<string, unknown> {
  readonly nodeId: NodeId;
  readonly node: FlowNode;
  readonly kindLine: string;
  readonly words: string;
  readonly seconds: number | null;
  readonly geometry: NodeGeometry;
  readonly wired: ReadonlySet<string>;
  readonly errors: number;
  readonly warnings: number;
}
/** A node as React Flow takes it. */
export type CardNode = Node<CardData, "card">;

/** The name of the handle that connections arrive at. */
export const INPUT_HANDLE = "in";

/** What the cards follow from. `moved` holds places of nodes that are being dragged. */
export interface CardInput {
  readonly flow: Flow;
  readonly selected: readonly NodeId[];
  readonly byNode: ValidationState["byNode"];
  readonly moved: ReadonlyMap<NodeId, Position>;
}

interface Kept {
  readonly flowNode: FlowNode;
  readonly words: string;
  readonly wiredKey: string;
  readonly problemKey: string;
  readonly card: CardNode;
}

/** Makes a function that gives React Flow's nodes and keeps every object whose card looks the same as before. */
export function createCardNodes(): (input: CardInput) => CardNode[] {
  let kept = new Map<NodeId, Kept>();
  let wired = new Map<NodeId, Set<string>>();
  let wiredFor: Flow["connections"] | null = null;

  return ({ flow, selected, byNode, moved }) => {
    if (wiredFor !== flow.connections) wired = wiredPortsByNode(flow);
    wiredFor = flow.connections;
    const selectedIds = new Set(selected);
    const next = new Map<NodeId, Kept>();
    const cards: CardNode[] = [];
    for (const [nodeId, flowNode] of Object.entries(flow.nodes)) {
      const content = { flow, nodeId, flowNode, wired: wired.get(nodeId) ?? NO_PORTS, byNode };
      const placed = placedCard(kept.get(nodeId), content, {
        position: moved.get(nodeId) ?? flowNode.position,
        selected: selectedIds.has(nodeId),
      });
      next.set(nodeId, placed);
      cards.push(placed.card);
    }
    kept = next;
    return cards;
  };
}

const NO_PORTS: ReadonlySet<string> = new Set();

interface CardContent {
  readonly flow: Flow;
  readonly nodeId: NodeId;
  readonly flowNode: FlowNode;
  readonly wired: ReadonlySet<string>;
  readonly byNode: ValidationState["byNode"];
}

function placedCard(
  kept: Kept | undefined,
  content: CardContent,
  place: { readonly position: Position; readonly selected: boolean },
): Kept {
  const { flow, nodeId, flowNode, wired } = content;
  const text = spokenText(flow, flowNode);
  const words = wordsOf(text);
  const wiredKey = [...wired].join(" ");
  const problems = content.byNode.get(nodeId) ?? [];
  const errors = problems.filter(({ problem }) => problem.severity === "error").length;
  const warnings = problems.filter(({ problem }) => problem.severity === "warning").length;
  const problemKey = `${errors} ${warnings}`;
  const sameData =
    kept?.flowNode === flowNode && kept.words === words && kept.wiredKey === wiredKey && kept.problemKey === problemKey;
  if (kept && sameData && kept.card.position === place.position && kept.card.selected === place.selected) return kept;
  const data: CardData =
    kept && sameData
      ? kept.card.data
      : {
          nodeId,
          node: flowNode,
          kindLine: kindLine(flowNode),
          words,
          seconds: text === undefined || words === "" ? null : promptSeconds(text, flow.defaultLanguage),
          geometry: nodeGeometry(flowNode, words, wired),
          wired,
          errors,
          warnings,
        };
  const handles = kept && sameData ? (kept.card.handles ?? []) : handlesOf(data.geometry);
  return { flowNode, words, wiredKey, problemKey, card: cardNode(data, handles, place) };
}

function cardNode(
  data: CardData,
  handles: NodeHandle[],
  place: { readonly position: Position; readonly selected: boolean },
): CardNode {
  const { width, height } = data.geometry;
  return {
    id: data.nodeId,
    type: "card",
    position: place.position,
    selected: place.selected,
    data,
    width,
    height,
    measured: { width, height },
    handles,
    ariaLabel: cardLabel(data),
  };
}

/** What a screen reader says of a node. */
export function cardLabel({ node, wired, errors, warnings }: CardData): string {
  const open = nodeGeometry(node, "", wired).outputs.filter(({ port }) => !wired.has(port));
  const parts = [`${node.label}, ${nodeKindEntry(node.kind).title}`];
  if (open.length > 0) parts.push(`leads nowhere: ${open.map(({ port }) => portTitle(node, port)).join(", ")}`);
  if (errors > 0) parts.push(errors === 1 ? "1 error" : `${errors} errors`);
  if (warnings > 0) parts.push(warnings === 1 ? "1 warning" : `${warnings} warnings`);
  return parts.join(". ");
}

function handlesOf({ outputs, hasInput }: NodeGeometry): NodeHandle[] {
  const size = { width: NODE_SIZES.handle, height: NODE_SIZES.handle };
  const half = NODE_SIZES.handle / 2;
  const sources = outputs.map(
    ({ port, x, y }): NodeHandle => ({ id: port, type: "source", position: Side.Right, x: x - half, y: y - half, ...size }),
  );
  if (!hasInput) return sources;
  const y = NODE_SIZES.inputCentre - half;
  return [{ id: INPUT_HANDLE, type: "target", position: Side.Left, x: -half, y, ...size }, ...sources];
}
