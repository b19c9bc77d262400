import type { Json } from "@tonegraph/flow-model";
import { isJsonObject, withoutFields, type JsonObject } from "@tonegraph/vendor-kit";
import { METADATA_FIELDS, OUR_FIELDS } from "./wire.ts";

/**
 * What callers hear of a vendor's document: without versions, with absent parts filled in, keys and the menus inside a
 * menu in a fixed order (callers do not hear it). Phrases are not part of it: a phrase's id tells what it says
 * (`phraseIdOf`), and the vendor's own copy has none. Takes any JSON.
 */
export function normalise(artefact: Json): Json {
  if (!isJsonObject(artefact)) return artefact;
  const settings = artefact["settings"];
  const steps = artefact["steps"];
  return {
    ...withoutFields(artefact, [...METADATA_FIELDS, ...OUR_FIELDS]),
    settings: normaliseSettings(settings ?? {}),
    steps: Array.isArray(steps) ? steps.map(normaliseStep) : (steps ?? []),
  };
}

function normaliseSettings(settings: Json): Json {
  if (!isJsonObject(settings)) return settings;
  const { description, enabled, ...others } = withoutFields(settings, ["version"]);
  return { ...others, description: description ?? "", enabled: enabled ?? true };
}

function normaliseStep(step: Json): Json {
  if (!isJsonObject(step)) return step;
  if (step["type"] === "start") return { ...step, nextStep: normaliseStep(step["nextStep"] ?? null) };
  return step["type"] === "dtmf" ? normaliseMenu(step) : step;
}

function normaliseMenu(menu: JsonObject): JsonObject {
  const handlers = menu["dtmfHandlers"] ?? [];
  const inside = menu["nextSteps"] ?? [];
  return {
    ...menu,
    promptId: menu["promptId"] ?? "",
    timeoutTarget: menu["timeoutTarget"] ?? "",
    dtmfHandlers: Array.isArray(handlers) ? inOrderOf("key", handlers.map(normaliseHandler)) : handlers,
    nextSteps: Array.isArray(inside) ? inOrderOf("id", inside.map(normaliseStep)) : inside,
  };
}

function normaliseHandler(handler: Json): Json {
  if (!isJsonObject(handler)) return handler;
  return { ...handler, targetFlowId: handler["targetFlowId"] ?? "", promptId: handler["promptId"] ?? null };
}

// Stable: of two entries for one key the vendor takes the first, so their order must stay.
function inOrderOf(field: string, items: readonly Json[]): Json[] {
  const nameOf = (item: Json): string => {
    const name = isJsonObject(item) ? item[field] : undefined;
    return typeof name === "string" ? name : "";
  };
  return items.toSorted((a, b) => (nameOf(a) === nameOf(b) ? 0 : nameOf(a) < nameOf(b) ? -1 : 1));
}
