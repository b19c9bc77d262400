import { DTMF_KEYS, type FlowNode, type Position, type Prompt } from "@tonegraph/flow-model";
import { blockConfig } from "../vendor-block.ts";
import { DIALECT_ID } from "../wire.ts";
import type { ReadRule } from "./read-wire-rule.ts";

/** A node of the vendor's document. */
export type ReadNode = ReadRule["nodes"][number];

/** What becomes of a node: one node of ours, or a message with the menu behind it. */
export interface DrawnNode {
  readonly node: FlowNode;
  /** The menu that a greeting asks with. */
  readonly menu?: FlowNode;
  /** The ports of the transitions, in their order: of the menu where there is one. */
  readonly ports: readonly string[];
  /** Whether the recording is the drawing's prompt. */
  readonly isPrompted: boolean;
}

interface Place {
  readonly label: string;
  readonly position: Position;
  readonly promptId: string;
}

/** Draws a vendor's node; whatever no kind of ours can say is a vendor block. */
export function drawNode(node: ReadNode, place: Place): DrawnNode {
  return drawKnown(node, place) ?? drawBlock(node, place);
}

function drawKnown(node: ReadNode, { label, position, promptId }: Place): DrawnNode | null {
  const shared = { label, position };
  const isEnd = node.transitions.length === 0;
  switch (node.type) {
    case "greeting":
      return drawGreeting(node, { label, position, promptId });
    case "dtmf":
      return drawDtmf(node, { label, position, promptId });
    case "queue":
      return isEnd ? plain({ kind: "queue", ...shared, queueId: node.id }) : null;
    case "transfer":
      return isEnd ? plain({ kind: "externalNumber", ...shared, number: node.id }) : null;
    case "hangup":
      return isEnd ? plain({ kind: "hangup", ...shared, outcome: "completed" }) : null;
    default:
      return null;
  }
}

function plain(node: FlowNode): DrawnNode {
  return { node, ports: [], isPrompted: false };
}

function drawGreeting(node: ReadNode, { label, position, promptId }: Place): DrawnNode | null {
  if (typeof node.mediaAssetId !== "string" || node.mediaAssetId.trim() === "") return null;
  const message: FlowNode = { kind: "message", label, position, promptId };
  const conditions = node.transitions.map(({ condition }) => condition);
  if (conditions.length <= 1 && conditions.every((condition) => condition === "next"))
    return { node: message, ports: conditions.map(() => "next"), isPrompted: true };
  const ports = menuPorts(node);
  if (ports === null) return null;
  const behind = { x: position.x + 160, y: position.y + 70 };
  const menu = menuNode(ports, { label: `Choice of ${label.toLowerCase()}`, position: behind, promptId: "" });
  return { node: message, menu, ports, isPrompted: true };
}

function drawDtmf(node: ReadNode, place: Place): DrawnNode | null {
  const { mediaAssetId } = node;
  const ports = menuPorts(node);
  if (ports === null || mediaAssetId?.trim() === "") return null;
  const isPrompted = typeof mediaAssetId === "string";
  return { node: menuNode(ports, { ...place, promptId: isPrompted ? place.promptId : "" }), ports, isPrompted };
}

function menuNode(ports: readonly string[], { label, position, promptId }: Place): FlowNode {
  const keys = ports.filter((port) => port.startsWith("key:")).map((port) => port.slice(4));
  return {
    kind: "menu",
    label,
    position,
    promptId,
    options: keys.map((key) => ({ key, label: `Key ${key}` })),
    noInput: { timeoutMs: 5000, maxRepeats: 2 },
    noMatch: { maxRepeats: 2 },
  };
}

// The ports of a menu for these transitions; null where a drawn menu cannot say them, or would say them in another order.
function menuPorts({ transitions }: ReadNode): readonly string[] | null {
  const ports = transitions.map(({ condition }) => portOf(condition));
  const known = ports.filter((port) => port !== null);
  return known.length < ports.length || new Set(known).size < known.length ? null : known;
}

function portOf(condition: string): string | null {
  if (condition === "timeout") return "noInput";
  if (condition === "invalid") return "noMatch";
  const key = condition.startsWith("press_") ? condition.slice(6) : "";
  return DTMF_KEYS.some((known) => known === key) ? `key:${key}` : null;
}

function drawBlock({ type, transitions }: ReadNode, { label, position }: Place): DrawnNode {
  const exits = transitions.map(({ condition }, index) => ({
    port: transitions.length === 1 ? "next" : `exit:${index + 1}`,
    condition,
  }));
  const ports = exits.map(({ port }) => port);
  const shared = { label, position, dialect: DIALECT_ID, type, config: blockConfig(exits), ports };
  return { node: { kind: "vendorBlock", ...shared, terminal: ports.length === 0 }, ports, isPrompted: false };
}

/** The prompt of a recording. */
export function recordedPrompt(label: string, assetId: string, language: string): Prompt {
  return { label, texts: { [language]: { kind: "audio", assetId } } };
}
