import type { Json } from "@tonegraph/flow-model";
import { isJsonObject, type JsonObject, withoutFields } from "@tonegraph/vendor-kit";
import { readBundle } from "./bundle.ts";
import { unseal } from "./flow-ids.ts";
import { METADATA_FIELDS } from "./wire.ts";

/**
 * What callers hear of a flow and its sub-flows: without ids of flows and the vendor's metadata; steps behind the first,
 * keys of menus and lists of variables in a fixed order, conditions and prompts in theirs. Takes any JSON.
 */
export function normalise(artefact: Json): Json {
  const bundle = readBundle(artefact);
  if (bundle === null) return artefact;
  const { main, subFlows } = unseal(bundle);
  return {
    main: normaliseFlow(main),
    subFlows: subFlows.toSorted(by((flow) => flow["id"])).map(normaliseFlow),
  };
}

function normaliseFlow(flow: JsonObject): JsonObject {
  const steps = flow["steps"];
  const rest = { flowType: "IVR", ...withoutFields(flow, METADATA_FIELDS) };
  if (!Array.isArray(steps)) return { ...rest, steps: steps ?? [] };
  const [first, ...others] = steps.map(normaliseStep);
  return { ...rest, steps: first === undefined ? [] : [first, ...others.toSorted(by(idOf))] };
}

const IN_ANY_ORDER: Readonly<Record<string, (item: Json) => Json | undefined>> = {
  branches: (item) => (isJsonObject(item) ? item["key"] : undefined),
  passThroughVariables: (item) => item,
  returnVariables: (item) => item,
};

function normaliseStep(step: Json): Json {
  if (!isJsonObject(step)) return step;
  const configuration = step["configuration"];
  if (!isJsonObject(configuration)) return configuration === undefined ? { ...step, configuration: {} } : step;
  const entries = Object.entries(configuration).map(([name, value]): [string, Json] => {
    const nameOf = Object.hasOwn(IN_ANY_ORDER, name) ? IN_ANY_ORDER[name] : undefined;
    return [name, nameOf && Array.isArray(value) ? value.toSorted(by(nameOf)) : value];
  });
  return { ...step, configuration: Object.fromEntries(entries) };
}

function idOf(step: Json): Json | undefined {
  return isJsonObject(step) ? step["id"] : undefined;
}

// Stable, so that of two with one name their order stays.
function by<Item>(nameOf: (item: Item) => Json | undefined): (a: Item, b: Item) => number {
  const text = (item: Item): string => {
    const name = nameOf(item);
    return typeof name === "string" ? name : "";
  };
  return (a, b) => (text(a) === text(b) ? 0 : text(a) < text(b) ? -1 : 1);
}
