import type { Json } from "@tonegraph/flow-model";
import { isJsonObject } from "@tonegraph/vendor-kit";
import type { LooseBundle } from "./flow-ids.ts";
import type { WireBundle } from "./wire.ts";

/** Takes an artefact apart: a bundle of ours, or one flow as the vendor's API has it. Null where it is neither. */
export function readBundle(artefact: Json): LooseBundle | null {
  if (!isJsonObject(artefact)) return null;
  const { main, subFlows = [] } = artefact;
  if (main === undefined) return { main: artefact, subFlows: [] };
  if (!isJsonObject(main) || !Array.isArray(subFlows)) return null;
  const flows = subFlows.filter(isJsonObject);
  return flows.length === subFlows.length ? { main, subFlows: flows } : null;
}

/** A compiled bundle as plain JSON. */
export function looseBundle({ main, subFlows }: WireBundle): LooseBundle {
  return { main: { ...main }, subFlows: subFlows.map((flow) => ({ ...flow })) };
}
