import type { Json } from "@tonegraph/flow-model";
import { isJsonObject } from "./json-object.ts";

// `steps[0].configuration.url` and `connections.2.target_node_id`: a list and a place in it, and what stands behind them.
const PATH = /[A-Za-z_]\w*(?:\[\d+\]|\.\d+)(?:\[\d+\]|\.\w+)*/;
const ID_FIELDS = ["id", "source_node_id"] as const;

/**
 * Ids of the parts of a document that a vendor's words name by their place, the innermost first; empty where the words name
 * none, or the document has no such place. A field that is missing counts as its part.
 */
export function namedParts(words: string, document: Json): readonly string[] {
  const path =
    PATH.exec(words)?.[0]
      .split(/[.[\]]+/)
      .filter((name) => name !== "") ?? [];
  const [list = "", place = ""] = path;
  const items = isJsonObject(document) ? document[list] : undefined;
  if (!Array.isArray(items) || items[Number(place)] === undefined) return [];
  const ids: string[] = [];
  let value: Json | undefined = document;
  for (const name of path) {
    value = inside(value, name);
    if (isJsonObject(value)) ids.unshift(...idsOf(value));
  }
  return ids;
}

function inside(value: Json | undefined, name: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(name)];
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function idsOf(part: Readonly<Record<string, Json>>): string[] {
  return ID_FIELDS.map((field) => part[field]).filter((id) => typeof id === "string");
}
