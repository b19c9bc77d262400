import { promptSeconds } from "@tonegraph/caller-time";
import type { Flow, FlowNode, Language, NodeId, Position, PromptText, Severity } from "@tonegraph/flow-model";
import { Position as Side, type Node, type NodeHandle } from "@xyflow/react";
import type { CallMark } from "../../document/call-marks.ts";
import { wiredPortsByNode } from "../../document/edits.ts";
import { effortMark, effortWords } from "../../document/effort-words.ts";
import { NODE_SIZES, nodeGeometry, type NodeGeometry } from "../../document/geometry/node-geometry.ts";
import { nodeKindEntry } from "../../document/node-catalogue.ts";
import { portTitle } from "../../document/port-words.ts";
import { sameListOr } from "../../document/same-list.ts";
import { spokenText, wordsOf } from "../../document/spoken-words.ts";
import type { ValidationState } from "../../document/validation-client.ts";
import type { Arrivals, CheckedProblem } from "../../document/validation-protocol.ts";
import { kindLine } from "./kind-line.ts";

/** What a card shows. Everything is worked out before React sees it, so that a card only draws. */
export interface CardData extends Record<string, unknown> {
  readonly nodeId: NodeId;
  readonly node: FlowNode;
  readonly kindLine: string;
  readonly words: string;
  /** How long the words take to speak, null without words: measured when it is first asked, for most cards are out of sight. */
  readonly seconds: () => number | null;
  /** What it takes a typical caller to come here; null while nobody wants to know. */
  readonly effort: CardEffort | null;
  readonly geometry: NodeGeometry;
  readonly wired: ReadonlySet<string>;
  readonly errors: number;
  readonly warnings: number;
}
/** What it takes callers to come to a card, short and in words. */
export interface CardEffort {
  readonly mark: string;
  readonly words: string;
}

/** A node as React Flow takes it. */
export type CardNode = Node<CardData, "card">;

/** The name of the handle that connections arrive at. */
export const INPUT_HANDLE = "in";

/** What the cards follow from. `moved` holds places of nodes on their way, such as while tidying. */
export interface CardInput {
  readonly flow: Flow;
  readonly selected: readonly NodeId[];
  readonly byNode: ValidationState["byNode"];
  readonly moved: ReadonlyMap<NodeId, Position>;
  /** Nodes in the hand of the pointer: above the others, and drawn even when their own place is out of sight. */
  readonly dragged: ReadonlySet<NodeId>;
  /** How a test call stands to nodes. */
  readonly called: ReadonlyMap<NodeId, CallMark>;
  /** What it takes a typical caller to come to nodes; null while nobody wants to know. */
  readonly arrivals: Arrivals | null;
}

/** A card with what it was made from; the same parts give the same card. */
interface Kept {
  readonly parts: CardParts;
  readonly card: CardNode;
}

interface CardParts {
  readonly nodeId: NodeId;
  readonly flowNode: FlowNode;
  readonly text: PromptText | undefined;
  readonly language: Language;
  readonly wiredKey: string;
  readonly errors: number;
  readonly warnings: number;
  readonly effort: CardEffort | null;
}

/**
 * Makes a function that gives React Flow's nodes and keeps every object whose card looks the same as before; the same
 * list when all of them do, for React Flow goes over every node when it is given another list.
 */
export function createCardNodes(): (input: CardInput) => CardNode[] {
  let kept = new Map<NodeId, Kept>();
  let wired = new Map<NodeId, Set<string>>();
  let wiredFor: Flow["connections"] | null = null;
  let nodeIds: readonly NodeId[] = [];
  let list: CardNode[] = [];

  return ({ flow, selected, byNode, moved, dragged, called, arrivals }) => {
    // A connection to a block that is not there takes no port until somebody adds the block.
    const ids = sameListOr(nodeIds, Object.keys(flow.nodes));
    if (wiredFor !== flow.connections || ids !== nodeIds) wired = wiredPortsByNode(flow);
    wiredFor = flow.connections;
    nodeIds = ids;
    const selectedIds = new Set(selected);
    const next = new Map<NodeId, Kept>();
    for (const [nodeId, flowNode] of Object.entries(flow.nodes)) {
      const ports = wired.get(nodeId) ?? NO_PORTS;
      const parts: CardParts = {
        nodeId,
        flowNode,
        text: spokenText(flow, flowNode),
        language: flow.defaultLanguage,
        wiredKey: [...ports].join(" "),
        errors: countOf(byNode.get(nodeId), "error"),
        warnings: countOf(byNode.get(nodeId), "warning"),
        effort: flowNode.kind === "start" ? null : effortOf(arrivals, nodeId),
      };
      const place = {
        position: moved.get(nodeId) ?? flowNode.position,
        selected: selectedIds.has(nodeId),
        dragging: dragged.has(nodeId),
        className: callClass(called.get(nodeId)),
      };
      next.set(nodeId, keptCard(kept.get(nodeId), parts, { place, ports }));
    }
    kept = next;
    list = sameListOr(
      list,
      [...next.values()].map(({ card }) => card),
    );
    return list;
  };
}

const NO_PORTS: ReadonlySet<string> = new Set();

interface Place {
  readonly position: Position;
  readonly selected: boolean;
  readonly dragging: boolean;
  readonly className: string;
}

/** The style sheets of cards and wires know marks of a test call by these names. */
export function callClass(mark: CallMark | undefined): string {
  return mark === undefined ? "" : `call-${mark}`;
}

function keptCard(
  before: Kept | undefined,
  parts: CardParts,
  { place, ports }: { readonly place: Place; readonly ports: ReadonlySet<string> },
): Kept {
  if (!before || !sameParts(before.parts, parts)) return { parts, card: cardNode(cardData(parts, ports), null, place) };
  const { card } = before;
  if (samePlace(card, place)) return before;
  return { parts, card: cardNode(card.data, card.handles ?? null, place) };
}

function samePlace(card: CardNode, { position, selected, dragging, className }: Place): boolean {
  const samePosition = card.position === position && card.dragging === dragging;
  return samePosition && card.selected === selected && card.className === className;
}

function sameParts(left: CardParts, right: CardParts): boolean {
  return (
    left.flowNode === right.flowNode &&
    left.text === right.text &&
    left.language === right.language &&
    left.wiredKey === right.wiredKey &&
    left.errors === right.errors &&
    left.warnings === right.warnings &&
    left.effort?.words === right.effort?.words
  );
}

function effortOf(arrivals: Arrivals | null, nodeId: NodeId): CardEffort | null {
  const arrival = arrivals !== null && Object.hasOwn(arrivals, nodeId) ? arrivals[nodeId] : undefined;
  return arrival === undefined ? null : { mark: effortMark(arrival), words: effortWords(arrival) };
}

function countOf(problems: readonly CheckedProblem[] | undefined, severity: Severity): number {
  return problems?.filter(({ problem }) => problem.severity === severity).length ?? 0;
}

function cardData(
  { nodeId, flowNode, text, language, errors, warnings, effort }: CardParts,
  wired: ReadonlySet<string>,
): CardData {
  const words = wordsOf(text);
  return {
    nodeId,
    node: flowNode,
    kindLine: kindLine(flowNode),
    words,
    seconds: measuredOnce(words === "" ? undefined : text, language),
    effort,
    geometry: nodeGeometry(flowNode, words, wired),
    wired,
    errors,
    warnings,
  };
}

function measuredOnce(text: PromptText | undefined, language: Language): () => number | null {
  let seconds: number | null = null;
  return () => (text === undefined ? null : (seconds ??= promptSeconds(text, language)));
}

function cardNode(data: CardData, handles: NodeHandle[] | null, place: Place): CardNode {
  const { width, height } = data.geometry;
  return {
    id: data.nodeId,
    type: "card",
    position: place.position,
    selected: place.selected,
    dragging: place.dragging,
    className: place.className,
    zIndex: place.dragging ? 1 : 0,
    data,
    width,
    height,
    measured: { width, height },
    handles: handles ?? handlesOf(data.geometry),
    ariaLabel: cardLabel(data),
    ariaRole: "group",
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
  const sources = outputs.map(({ port, x, y }): NodeHandle => ({
    id: port,
    type: "source",
    position: Side.Right,
    x: x - half,
    y: y - half,
    ...size,
  }));
  if (!hasInput) return sources;
  const y = NODE_SIZES.inputCentre - half;
  return [{ id: INPUT_HANDLE, type: "target", position: Side.Left, x: -half, y, ...size }, ...sources];
}
