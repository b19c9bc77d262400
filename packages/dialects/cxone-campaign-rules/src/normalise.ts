import type { Json } from "@tonegraph/flow-model";
import { isJsonObject, withoutFields } from "@tonegraph/vendor-kit";
import { METADATA_FIELDS, WINDOW_FIELDS } from "./wire.ts";

/**
 * What callers hear of a vendor's document: without metadata and without the window, which the activation sets; defaults
 * filled in; the first node first, because calls begin there, the others and the transitions in a fixed order. Of two
 * transitions under one condition the vendor takes the first, so those stay in theirs. Takes any JSON.
 */
export function normalise(artefact: Json): Json {
  if (!isJsonObject(artefact)) return artefact;
  const { nodes, fallbackAction } = artefact;
  return {
    ...withoutFields(artefact, [...METADATA_FIELDS, ...WINDOW_FIELDS]),
    nodes: Array.isArray(nodes) ? normaliseNodes(nodes) : (nodes ?? []),
    ...(fallbackAction === undefined ? {} : { fallbackAction: normaliseFallback(fallbackAction) }),
  };
}

function normaliseNodes(nodes: readonly Json[]): Json[] {
  const [first, ...others] = nodes.map(normaliseNode);
  return first === undefined ? [] : [first, ...inOrder(others, "id")];
}

function normaliseNode(node: Json): Json {
  if (!isJsonObject(node)) return node;
  const { transitions } = node;
  return {
    ...(node["mediaAssetId"] === null ? withoutFields(node, ["mediaAssetId"]) : node),
    transitions: Array.isArray(transitions) ? inOrder(transitions, "condition") : (transitions ?? []),
  };
}

function normaliseFallback(fallback: Json): Json {
  return isJsonObject(fallback) && fallback["target"] === null ? withoutFields(fallback, ["target"]) : fallback;
}

function inOrder(items: readonly Json[], field: string): Json[] {
  const key = (item: Json): string => {
    const text = isJsonObject(item) ? item[field] : undefined;
    return typeof text === "string" ? text : "";
  };
  return items.toSorted((a, b) => (key(a) === key(b) ? 0 : key(a) < key(b) ? -1 : 1));
}
