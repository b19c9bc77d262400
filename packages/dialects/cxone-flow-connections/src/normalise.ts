import type { Json } from "@tonegraph/flow-model";
import { isJsonObject, withoutFields, type JsonObject } from "@tonegraph/vendor-kit";
import { METADATA_FIELDS } from "./wire.ts";

/**
 * What decides where calls go in a vendor's document: without ids of the flow and of connections and without metadata,
 * defaults filled in, nodes and the exits of a node in a fixed order. Conditions on variables are asked one after the
 * other, so where a node has such, its exits stay in theirs. Takes any JSON.
 */
export function normalise(artefact: Json): Json {
  if (!isJsonObject(artefact)) return artefact;
  const { nodes, connections } = artefact;
  return {
    ...withoutFields(artefact, ["id", ...METADATA_FIELDS]),
    type: artefact["type"] ?? "IVR",
    nodes: Array.isArray(nodes) ? inOrder(nodes, (node) => textOf(node, "id")) : (nodes ?? []),
    connections: Array.isArray(connections) ? normaliseConnections(connections) : (connections ?? []),
  };
}

function normaliseConnections(connections: readonly Json[]): Json[] {
  const plain = connections.map((connection) =>
    isJsonObject(connection)
      ? {
          ...withoutFields(connection, ["id"]),
          condition: connection["condition"] ?? "true",
          type: connection["type"] ?? "conditional",
        }
      : connection,
  );
  const groups = Map.groupBy(plain, (connection) => textOf(connection, "source_node_id"));
  return inOrder([...groups], ([source]) => source).flatMap(([, exits]) =>
    exits.every(isExclusive)
      ? inOrder(exits, (exit) =>
          [textOf(exit, "condition"), textOf(exit, "type"), textOf(exit, "target_node_id")].join(" "),
        )
      : exits,
  );
}

// Of these at most one holds, or they are what is left: their order decides nothing.
function isExclusive(connection: Json): boolean {
  const condition = textOf(connection, "condition");
  if (condition === "true") return textOf(connection, "type") !== "conditional";
  return /^(dtmf|language|hours) == '[^']*'$/.test(condition);
}

function textOf(value: Json, field: string): string {
  const text = isJsonObject(value) ? (value satisfies JsonObject)[field] : undefined;
  return typeof text === "string" ? text : "";
}

function inOrder<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
  return items
    .map((item) => ({ item, key: key(item) }))
    .toSorted((a, b) => (a.key === b.key ? 0 : a.key < b.key ? -1 : 1))
    .map(({ item }) => item);
}
