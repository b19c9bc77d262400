import type { Command, ConnectionId, NodeId, NodeKind, PortPoint, Position } from "@tonegraph/flow-model";
import type { Editor } from "../../document/editor.ts";
import {
  addNodeEdit,
  connectEdit,
  connectionRefusal,
  deleteEdit,
  nudgeEdit,
  spliceEdit,
} from "../../document/edits.ts";
import { freePlace } from "../../document/geometry/free-place.ts";
import { nodeGeometry } from "../../document/geometry/node-geometry.ts";
import { newNode } from "../../document/new-node.ts";
import { nodeKindEntry } from "../../document/node-catalogue.ts";
import { portTitle } from "../../document/port-words.ts";
import { selectNode } from "../../document/selection.ts";
import { cardBoxes, visibleBox, type Stage } from "./canvas-stage.ts";
import { canvasWords } from "./canvas-words.ts";

/** Where a node of a kind is to be added, and what leads to it. */
export interface AddWish {
  readonly kind: NodeKind;
  readonly position: Position;
  readonly from?: PortPoint | null;
  /** A connection that the node is put into. */
  readonly into?: ConnectionId | null;
}

/** Adds a node, selects it and says so. */
export function addNode(editor: Editor, wish: AddWish): NodeId | null {
  const { flow } = editor.document.store.getState();
  const { kind, position, from, into } = wish;
  const added = addNodeEdit(flow, { kind, position, from: from ?? undefined }, editor.ids);
  const { title } = nodeKindEntry(kind);
  const node = from ? flow.nodes[from.nodeId] : undefined;
  const words =
    from && node ? canvasWords.addedFrom(title, node.label, portTitle(node, from.port)) : canvasWords.added(title);
  const gesture = editor.ids.gesture();
  if (!editor.apply(added.command, { words, gesture })) return null;
  if (into) spliceNode(editor, { connectionId: into, nodeId: added.nodeId, gesture });
  editor.document.select(selectNode(added.nodeId));
  return added.nodeId;
}

/** Adds a node where there is room: beside the selected block, else in the middle of what is in sight. */
export function addNodeInView(editor: Editor, stage: Stage, kind: NodeKind): void {
  const boxes = cardBoxes(stage.cards());
  const { selection } = editor.document.store.getState();
  const beside = boxes.find(({ nodeId }) => nodeId === selection.nodeIds.at(-1));
  const { width, height } = nodeGeometry(newNode(kind, { x: 0, y: 0 }, "").node, "", new Set());
  const seen = visibleBox(stage);
  const wish = beside
    ? { x: beside.x + beside.width + 72, y: beside.y }
    : { x: seen.x + seen.width / 2 - width / 2, y: seen.y + seen.height / 2 - height / 2 };
  const nodeId = addNode(editor, { kind, position: freePlace({ ...wish, width, height }, boxes) });
  if (nodeId !== null) editor.view.ask({ type: "reveal", nodeIds: [nodeId] });
}

/** Leads a port to a node, or says why not. */
export function connectPort(editor: Editor, from: PortPoint, target: NodeId): boolean {
  const { flow } = editor.document.store.getState();
  const refusal = connectionRefusal(flow, from, target);
  if (refusal !== null) {
    editor.announcer.refuse(refusal);
    return false;
  }
  const source = flow.nodes[from.nodeId];
  const port = source ? portTitle(source, from.port) : from.port;
  const words = canvasWords.connected(source?.label ?? "", port, flow.nodes[target]?.label ?? "");
  return editor.apply(connectEdit(flow, from, { target, ids: editor.ids }), { words });
}

/** Puts a node into a connection. */
export function spliceNode(
  editor: Editor,
  { connectionId, nodeId, gesture }: { connectionId: ConnectionId; nodeId: NodeId; gesture?: string },
): void {
  const { flow } = editor.document.store.getState();
  const node = flow.nodes[nodeId];
  const command = node ? spliceEdit(flow, { connectionId, nodeId, node }, editor.ids) : null;
  if (!command || !node) return;
  editor.apply(command, { words: canvasWords.spliced(node.label), ...(gesture === undefined ? {} : { gesture }) });
}

/** Deletes what is selected; with `heal` what led to it leads on. */
export function deleteSelection(editor: Editor, heal: boolean): void {
  const { flow, selection } = editor.document.store.getState();
  const command = deleteEdit(flow, selection, heal);
  const startChosen = selection.nodeIds.includes(flow.startNodeId);
  if (!command) {
    const words = startChosen ? canvasWords.startStays : canvasWords.nothingSelected;
    return startChosen ? editor.announcer.refuse(words) : editor.announcer.say(words);
  }
  const nodes = selection.nodeIds.length - (startChosen ? 1 : 0);
  const next = neighbourOf(command, editor);
  const words = heal ? canvasWords.healed : canvasWords.deleted(nodes, selection.connectionIds.length);
  if (!editor.apply(command, { words })) return;
  if (startChosen) editor.announcer.refuse(canvasWords.startStays);
  if (next !== null) editor.document.select(selectNode(next));
}

/** After deleting, the keyboard stands on what led to the deleted block, not in the void. */
function neighbourOf(command: Command, editor: Editor): NodeId | null {
  if (command.type !== "removeNodes") return null;
  const gone = new Set(command.nodeIds);
  const { flow } = editor.document.store.getState();
  const leading = Object.values(flow.connections).find(({ source, target }) => gone.has(target) && !gone.has(source));
  return leading?.source ?? null;
}

/** Moves the selected nodes by a distance; presses in a row are one step of undo through `gesture`. */
export function nudgeSelection(editor: Editor, by: Position, gesture: string): void {
  const { flow, selection } = editor.document.store.getState();
  const command = nudgeEdit(flow, selection.nodeIds, by);
  const last = flow.nodes[selection.nodeIds.at(-1) ?? ""];
  if (!command || !last) return;
  const words = canvasWords.nudged(last.label, last.position.x + by.x, last.position.y + by.y);
  editor.apply(command, { words, gesture });
}

/** Undoes or redoes a step and says so. */
export function travel(editor: Editor, direction: "undo" | "redo"): void {
  const moved = direction === "undo" ? editor.document.undo() : editor.document.redo();
  const done = direction === "undo" ? canvasWords.undone : canvasWords.redone;
  const nothing = direction === "undo" ? canvasWords.nothingToUndo : canvasWords.nothingToRedo;
  editor.announcer.say(moved ? done : nothing);
}
