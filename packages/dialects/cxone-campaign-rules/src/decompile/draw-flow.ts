import type { Connection, FlowNode, Prompt } from "@tonegraph/flow-model";
import { drawableName, withoutFields, type JsonObject } from "@tonegraph/vendor-kit";
import { LANGUAGE } from "../drawn-language.ts";
import { NO_EXTRAS, writeExtras, type VendorExtras } from "../vendor-extras.ts";
import { DIALECT_ID, METADATA_FIELDS } from "../wire.ts";
import { drawFallback } from "./draw-fallback.ts";
import { drawnConnectionId, drawnNodeIds } from "./drawn-ids.ts";
import { drawNode, recordedPrompt, type DrawnNode, type ReadNode } from "./draw-node.ts";
import { drawWindow } from "./draw-window.ts";
import { labelOf } from "./label-of.ts";
import { placeNodes } from "./place-nodes.ts";
import type { ReadRule } from "./read-wire-rule.ts";

/** A drawing as a document to be parsed, and the vendor's nodes that are not in it. */
export interface DrawnRule {
  readonly document: { readonly name: string } & Readonly<Record<string, unknown>>;
  readonly otherNodes: readonly ReadNode[];
}

/** Draws a vendor's rule from its first node on; nodes that no caller comes to are kept beside the drawing. */
export function drawFlow(rule: ReadRule): DrawnRule {
  const heard = heardNodes(rule.nodes);
  const ids = drawnNodeIds(heard.map(({ id }) => id));
  const drawing = drawNodes(heard, ids);
  const otherNodes = rule.nodes.filter((node) => !heard.includes(node));
  const fallback = drawFallback(rule.fallbackAction);
  const window = drawWindow(rule);
  const extras = writeExtras({
    ...drawing.extras,
    ...(drawableName(rule.name) === rule.name ? {} : { name: rule.name }),
    ...(fallback === null ? { fallbackAction: rule.fallbackAction } : {}),
    separateMenus: separateMenus(drawing),
    window: { ...window.texts },
    rule: withoutFields(rule, ["name", "campaignId", "nodes", "fallbackAction", ...METADATA_FIELDS, ...window.drawn]),
    otherNodes: [...otherNodes],
  });
  return {
    otherNodes,
    document: {
      formatVersion: 1,
      name: drawableName(rule.name),
      profile: DIALECT_ID,
      defaultLanguage: LANGUAGE,
      startNodeId: drawing.startNodeId,
      nodes: drawing.nodes,
      connections: drawing.connections,
      prompts: drawing.prompts,
      ...(rule.campaignId.trim() === "" ? {} : { campaignId: rule.campaignId }),
      ...(window.activeWindow === null ? {} : { activeWindow: window.activeWindow }),
      ...(fallback === null ? {} : { fallback }),
      vendorExtras: extras === null ? {} : { [DIALECT_ID]: extras },
    },
  };
}

// Compiling would make one greeting of these and the message before them; the vendor has them apart.
function separateMenus({ nodes, connections, mergedIds }: Drawing): string[] {
  return Object.entries(nodes).flatMap(([nodeId, node]) => {
    if (node.kind !== "menu" || node.promptId !== "" || mergedIds.has(nodeId)) return [];
    const before = Object.values(connections).filter(({ target }) => target === nodeId);
    return before.length === 1 && before.every(({ source }) => nodes[source]?.kind === "message") ? [nodeId] : [];
  });
}

function heardNodes(nodes: ReadRule["nodes"]): readonly ReadNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const heard = new Set<ReadNode>(nodes.slice(0, 1));
  // A set grows while it is walked, so this visits everything that is found on the way.
  for (const { transitions } of heard)
    for (const { target } of transitions) {
      const node = byId.get(target);
      if (node) heard.add(node);
    }
  return [...heard];
}

interface Drawing {
  readonly startNodeId: string;
  readonly nodes: Record<string, FlowNode>;
  readonly connections: Record<string, Connection>;
  readonly prompts: Record<string, Prompt>;
  /** Menus that came out of a greeting. */
  readonly mergedIds: Set<string>;
  readonly extras: VendorExtras & {
    readonly nodes: Record<string, JsonObject>;
    readonly transitions: Record<string, JsonObject>;
    readonly nodeIds: Record<string, string>;
  };
}

function drawNodes(heard: readonly ReadNode[], ids: ReadonlyMap<string, string>): Drawing {
  const [first] = heard;
  const startNodeId = unusedId("node_start", new Set(ids.values()));
  const drawing: Drawing = {
    startNodeId,
    nodes: { [startNodeId]: { kind: "start", label: "Call arrives", position: { x: -320, y: 0 } } },
    connections: { conn_start: { source: startNodeId, port: "next", target: ids.get(first?.id ?? "") ?? "" } },
    prompts: {},
    mergedIds: new Set(),
    extras: { ...NO_EXTRAS, nodes: {}, transitions: {}, nodeIds: {} },
  };
  const links = heard.flatMap(({ id, transitions }) => transitions.map(({ target }) => ({ from: id, to: target })));
  const positions = placeNodes(
    heard.map(({ id }) => id),
    first?.id ?? "",
    links,
  );
  for (const node of heard) {
    const nodeId = ids.get(node.id) ?? "";
    const promptId = nodeId.replace(/^node_/, "prompt_");
    const label = labelOf(node.id);
    const drawn = drawNode(node, { label, position: positions.get(node.id) ?? { x: 0, y: 0 }, promptId });
    drawing.nodes[nodeId] = drawn.node;
    if (drawn.isPrompted) drawing.prompts[promptId] = recordedPrompt(label, node.mediaAssetId ?? "", LANGUAGE);
    keepExtras(drawing, nodeId, { node, drawn });
    connect(drawing, nodeId, { node, drawn, ids });
  }
  return drawing;
}

interface Read {
  readonly node: ReadNode;
  readonly drawn: DrawnNode;
}

function keepExtras({ extras }: Drawing, nodeId: string, { node, drawn }: Read): void {
  const drawnFields = [
    "id",
    "type",
    "transitions",
    ...(drawn.isPrompted || node.mediaAssetId === null ? ["mediaAssetId"] : []),
  ];
  const more = withoutFields(node, drawnFields);
  if (Object.keys(more).length > 0) extras.nodes[nodeId] = more;
  const isOwnId = drawn.node.kind === "queue" || drawn.node.kind === "externalNumber";
  if (!isOwnId && nodeId !== `node_${node.id}`) extras.nodeIds[nodeId] = node.id;
}

function connect(
  { nodes, connections, mergedIds, extras }: Drawing,
  nodeId: string,
  { node, drawn, ids }: Read & { readonly ids: ReadonlyMap<string, string> },
): void {
  let source = nodeId;
  if (drawn.menu !== undefined) {
    source = unusedId(`${nodeId.slice(0, 50)}_choice`, new Set([...Object.keys(nodes), ...ids.values()]));
    nodes[source] = drawn.menu;
    mergedIds.add(source);
    connections[drawnConnectionId(node.id, -1, "next")] = { source: nodeId, port: "next", target: source };
  }
  node.transitions.forEach((transition, index) => {
    const connectionId = drawnConnectionId(node.id, index, transition.condition);
    connections[connectionId] = {
      source,
      port: drawn.ports[index] ?? "next",
      target: ids.get(transition.target) ?? "",
    };
    const more = withoutFields(transition, ["condition", "target"]);
    if (Object.keys(more).length > 0) extras.transitions[connectionId] = more;
  });
}

function unusedId(wanted: string, taken: ReadonlySet<string>): string {
  return taken.has(wanted) ? unusedId(`${wanted}_x`, taken) : wanted;
}
