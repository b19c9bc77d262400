import type { Connection, FlowNode, Json } from "@tonegraph/flow-model";
import { drawableName, withoutFields, type JsonObject } from "@tonegraph/vendor-kit";
import { NO_EXTRAS, writeExtras, type VendorExtras } from "../vendor-extras.ts";
import { DIALECT_ID, METADATA_FIELDS } from "../wire.ts";
import { drawnConnectionIds, drawnNodeIds } from "./drawn-ids.ts";
import { drawNode, type DrawnNode } from "./draw-node.ts";
import { labelOf } from "./label-of.ts";
import { placeNodes } from "./place-nodes.ts";
import type { ReadFlow } from "./read-wire-flow.ts";

/** The parts of a drawing, to be parsed as a flow. */
export interface DrawnDocument {
  readonly formatVersion: 1;
  readonly name: string;
  readonly profile: string;
  readonly startNodeId: string;
  readonly nodes: Readonly<Record<string, FlowNode>>;
  readonly connections: Readonly<Record<string, Connection>>;
  readonly prompts: Readonly<Record<string, never>>;
  readonly vendorExtras: Readonly<Record<string, Json>>;
}

/** Draws a vendor's flow: one node of ours per node of the vendor, one connection per connection. */
export function drawFlow(flow: ReadFlow): { readonly document: DrawnDocument } {
  const ids = drawnNodeIds(flow.nodes.map(({ id }) => id));
  const connectionIds = drawnConnectionIds(flow.connections.map(({ id }) => id));
  const drawing = drawNodes(flow, { ids, connectionIds });
  const extras = writeExtras(extrasOf(flow, { ids, connectionIds, shared: drawing.shared }));
  return {
    document: {
      formatVersion: 1,
      name: drawableName(flow.name),
      profile: DIALECT_ID,
      ...drawing.start,
      nodes: drawing.nodes,
      connections: drawing.connections,
      prompts: {},
      vendorExtras: extras === null ? {} : { [DIALECT_ID]: extras },
    },
  };
}

interface Ids {
  readonly ids: ReadonlyMap<string, string>;
  readonly connectionIds: readonly string[];
}

interface Drawing {
  readonly start: { readonly startNodeId: string };
  readonly nodes: Record<string, FlowNode>;
  readonly connections: Record<string, Connection>;
  readonly shared: readonly string[];
}

function drawNodes(flow: ReadFlow, { ids, connectionIds }: Ids): Drawing {
  const ourId = (vendorId: string): string => ids.get(vendorId) ?? "";
  const links = flow.connections.map(({ source_node_id: from, target_node_id: to }) => ({ from, to }));
  const startId = flow.nodes.find(({ type }) => type === "start")?.id ?? "";
  const positions = placeNodes([...ids.keys()], startId, links);
  const nodes: Record<string, FlowNode> = {};
  const connections: Record<string, Connection> = {};
  const shared: string[] = [];
  const isPlainStart = isPlain(flow, startId);
  for (const { id, type } of flow.nodes) {
    const exits = flow.connections.flatMap((connection, index) =>
      connection.source_node_id === id ? [{ ...connection, ourId: connectionIds[index] ?? "" }] : [],
    );
    const at = { label: labelOf(id), position: positions.get(id) ?? { x: 0, y: 0 } };
    const drawn: DrawnNode =
      type === "start" && isPlainStart
        ? { node: { kind: "start", ...at }, ports: [["next"]] }
        : drawNode(type, exits, at);
    nodes[ourId(id)] = drawn.node;
    if (drawn.isShared === true) shared.push(ourId(id));
    exits.forEach((exit, index) => {
      const [port = "next", second] = drawn.ports[index] ?? [];
      const target = ourId(exit.target_node_id);
      connections[exit.ourId] = { source: ourId(id), port, target };
      if (second !== undefined) connections[sharedId(exit.ourId)] = { source: ourId(id), port: second, target };
    });
  }
  if (isPlainStart) return { start: { startNodeId: ourId(startId) }, nodes, connections, shared };
  const before = { kind: "start", label: "Call arrives", position: { x: -320, y: 0 } } as const;
  const startNodeId = unusedId("node_call_arrives", nodes);
  return {
    start: { startNodeId },
    nodes: { ...nodes, [startNodeId]: before },
    connections: {
      ...connections,
      [unusedId("conn_call_arrives", connections)]: { source: startNodeId, port: "next", target: ourId(startId) },
    },
    shared,
  };
}

// A start as ours is one: nothing but one unconditional way on.
function isPlain({ connections }: ReadFlow, startId: string): boolean {
  const exits = connections.filter(({ source_node_id: source }) => source === startId);
  return (
    exits.length === 0 ||
    (exits.length === 1 && exits.every(({ condition, type }) => condition === "true" && type === "default"))
  );
}

function sharedId(connectionId: string): string {
  return `${connectionId.slice(0, 60)}_no_match`;
}

function unusedId(wanted: string, taken: Readonly<Record<string, unknown>>): string {
  return Object.hasOwn(taken, wanted) ? unusedId(`${wanted}_x`, taken) : wanted;
}

function extrasOf(
  flow: ReadFlow,
  { ids, connectionIds, shared }: Ids & { readonly shared: readonly string[] },
): VendorExtras {
  const known = ["id", "name", "type", "nodes", "connections", ...METADATA_FIELDS];
  const more = withoutFields(flow, known);
  return {
    ...NO_EXTRAS,
    flowId: flow.id,
    ...(drawableName(flow.name) === flow.name ? {} : { name: flow.name }),
    flow: flow.type === "IVR" ? more : { ...more, type: flow.type },
    nodeIds: Object.fromEntries(
      [...ids].filter(([vendorId, id]) => vendorId !== id).map(([vendorId, id]) => [id, vendorId]),
    ),
    nodes: filled(flow.nodes.map((node) => [ids.get(node.id) ?? "", withoutFields(node, ["id", "type"])])),
    connections: filled(
      flow.connections.map((connection, index) => [
        connectionIds[index] ?? "",
        withoutFields(connection, ["id", "source_node_id", "target_node_id", "condition", "type"]),
      ]),
    ),
    sharedExits: [...shared],
  };
}

function filled(entries: readonly (readonly [string, JsonObject])[]): Record<string, JsonObject> {
  return Object.fromEntries(entries.filter(([, fields]) => Object.keys(fields).length > 0));
}
