import type { Json } from "@tonegraph/flow-model";
import { isJsonObject, type OurFlows } from "@tonegraph/vendor-kit";
import { referencesIn } from "./references.ts";
import { kindByForm } from "./target-kind.ts";

/** A document with what its ids of our flows are of: the vendor gives ids that do not say it themselves. */
export function withOurTargets(artefact: Json, ours: OurFlows = new Map()): Json {
  if (!isJsonObject(artefact)) return artefact;
  const { targets = [] } = artefact;
  if (!Array.isArray(targets)) return artefact;
  const said = new Set(targets.map((target) => (isJsonObject(target) ? target["id"] : null)));
  const known = referencesIn(artefact)
    .filter((id) => ours.has(id) && !said.has(id) && kindByForm(id) !== "subflow")
    .map((id) => ({ id, kind: "subflow" }));
  return known.length === 0 ? artefact : { ...artefact, targets: [...targets, ...known] };
}
