import type { Json } from "@tonegraph/flow-model";
import { isJsonObject, type JsonObject, withoutFields } from "@tonegraph/vendor-kit";
import { METADATA_FIELDS } from "./wire.ts";

/**
 * What callers hear of a vendor's document: without the vendor's metadata, an absent description filled in, keys of
 * menus in a fixed order (callers do not hear it), voice prompts and nodes in theirs (callers do). Takes any JSON.
 */
export function normalise(artefact: Json): Json {
  if (!isJsonObject(artefact)) return artefact;
  const nodes = artefact["nodes"];
  return {
    description: "",
    ...withoutFields(artefact, METADATA_FIELDS),
    nodes: Array.isArray(nodes) ? nodes.map(normaliseNode) : (nodes ?? []),
  };
}

function normaliseNode(node: Json): Json {
  if (!isJsonObject(node) || node["type"] !== "menu") return node;
  const mappings = node["dtmfMappings"];
  return Array.isArray(mappings) ? { ...node, dtmfMappings: inOrderOfKeys(mappings) } : node;
}

// Stable: of two entries for one key the vendor takes the first, so their order must stay.
function inOrderOfKeys(mappings: readonly Json[]): Json[] {
  return mappings.toSorted((a, b) => compare(keyOf(a), keyOf(b)));
}

function keyOf(mapping: Json): string {
  const key = isJsonObject(mapping) ? (mapping satisfies JsonObject)["key"] : undefined;
  return typeof key === "string" ? key : "";
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
