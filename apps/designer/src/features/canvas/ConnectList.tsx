import { connectionOn, portsOf, type Flow, type FlowNode, type NodeId } from "@tonegraph/flow-model";
import type { ConnectPicker } from "../../document/editor-view.ts";
import type { Editor } from "../../document/editor.ts";
import { freePlace } from "../../document/geometry/free-place.ts";
import { NODE_SIZES, nodeGeometry } from "../../document/geometry/node-geometry.ts";
import { newNode } from "../../document/new-node.ts";
import { nodeKindEntry } from "../../document/node-catalogue.ts";
import { portTitle } from "../../document/port-words.ts";
import { FilterList, type FilterItem } from "../../ui/filter-list/FilterList.tsx";
import { NodeTile } from "../../ui/node-tile/NodeTile.tsx";
import { addNode, connectPort } from "./canvas-actions.ts";
import { canvasWords } from "./canvas-words.ts";
import { kindItems } from "./kind-items.tsx";

interface ConnectListProps {
  readonly editor: Editor;
  readonly picker: ConnectPicker;
  readonly onPort: (port: string) => void;
  readonly onClose: () => void;
}

/** Connects without a mouse: first which exit, then where it leads, a block that is there or a new one. */
export function ConnectList({ editor, picker, onPort, onClose }: ConnectListProps) {
  const { flow } = editor.document.store.getState();
  const node = flow.nodes[picker.nodeId];
  if (!node) return null;
  const ports = portsOf(node);
  const [only] = ports;
  const port = picker.port ?? (ports.length === 1 ? only : undefined);
  if (port === undefined) {
    return (
      <FilterList
        {...canvasWords.pickPort(node.label)}
        items={portItems(flow, picker.nodeId, node)}
        onChoose={onPort}
        onClose={onClose}
      />
    );
  }
  return (
    <FilterList
      {...canvasWords.pickTarget(portTitle(node, port))}
      items={targetItems(editor, { nodeId: picker.nodeId, port })}
      onClose={onClose}
      onChoose={(id) => {
        onClose();
        choose(editor, { nodeId: picker.nodeId, port }, id);
      }}
    />
  );
}

function portItems(flow: Flow, nodeId: NodeId, node: FlowNode): FilterItem[] {
  return portsOf(node).map((port) => {
    const target = flow.connections[connectionOn(flow, { nodeId, port }) ?? ""]?.target;
    const label = target === undefined ? undefined : flow.nodes[target]?.label;
    const detail = label === undefined ? canvasWords.leadsNowhere : canvasWords.leadsTo(label);
    return { id: port, text: portTitle(node, port), group: canvasWords.groups.exits, detail };
  });
}

function targetItems(editor: Editor, from: { nodeId: NodeId; port: string }): FilterItem[] {
  const { flow } = editor.document.store.getState();
  const { profile } = editor.validation.store.getState();
  const existing = Object.entries(flow.nodes).flatMap(([id, node]): FilterItem[] => {
    if (node.kind === "start") return [];
    const { role, icon, title } = nodeKindEntry(node.kind);
    const detail = id === from.nodeId ? canvasWords.itself : title;
    return [
      { id, text: node.label, group: canvasWords.groups.existing, detail, icon: <NodeTile role={role} icon={icon} /> },
    ];
  });
  const added = kindItems(profile).map((item) => ({
    ...item,
    text: canvasWords.newKind(item.text),
    group: canvasWords.groups.added,
  }));
  const wired = connectionOn(flow, from) !== null;
  const remove = { id: REMOVE, text: canvasWords.removeConnection, group: canvasWords.groups.remove };
  return [...existing, ...added, ...(wired ? [remove] : [])];
}

const REMOVE = "remove";

function choose(editor: Editor, from: { nodeId: NodeId; port: string }, id: string): void {
  const { flow } = editor.document.store.getState();
  const kind = kindItems(null).find((item) => item.id === id)?.kind;
  if (id === REMOVE) {
    const connectionId = connectionOn(flow, from);
    if (connectionId !== null)
      editor.apply({ type: "disconnect", connectionIds: [connectionId] }, { words: canvasWords.disconnected });
    return;
  }
  if (kind === undefined) {
    connectPort(editor, from, id);
    return;
  }
  const source = flow.nodes[from.nodeId];
  if (!source) return;
  const { width, height } = nodeGeometry(newNode(kind, source.position, "").node, "", new Set());
  const wish = { x: source.position.x + NODE_SIZES.width + 72, y: source.position.y, width, height };
  const boxes = Object.values(flow.nodes).map((node) => {
    const size = nodeGeometry(node, "x".repeat(80), new Set());
    return { ...node.position, width: size.width, height: size.height };
  });
  const nodeId = addNode(editor, { kind, position: freePlace(wish, boxes), from });
  if (nodeId !== null) editor.view.ask({ type: "reveal", nodeIds: [nodeId] });
}
