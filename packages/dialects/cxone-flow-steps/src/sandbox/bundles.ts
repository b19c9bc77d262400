// The API knows single flows; people, and callers who walk a flow, see a main flow together with its own sub-flows.
import type { Json } from "@tonegraph/flow-model";
import type { JsonObject } from "@tonegraph/vendor-kit";
import { readBundle } from "../bundle.ts";
import { calledFlowIds, isSubFlowOf, rebase } from "../flow-ids.ts";
import { flowIn, versionOf } from "./flow-endpoints.ts";
import type { SandboxState } from "./state.ts";

/** Every main flow with the sub-flows that it runs; a sub-flow that no flow runs is left out: nobody hears it. */
export function listBundles(state: SandboxState): { readonly id: string; readonly artefact: Json }[] {
  const ids = Object.keys(state.flows);
  return ids.flatMap((id) => {
    const main = flowIn(state, id);
    if (main === undefined || ids.some((other) => other !== id && isSubFlowOf(id, other))) return [];
    const subFlows = calledFlowIds(main).flatMap((called) =>
      isSubFlowOf(called, id) ? (flowIn(state, called) ?? []) : [],
    );
    return [{ id, artefact: { main, subFlows } }];
  });
}

/** Replaces a main flow and its sub-flows behind our back; null where there is no such flow or no such content. */
export function editBundle(state: SandboxState, id: string, artefact: Json): SandboxState | null {
  const bundle = readBundle(artefact);
  if (bundle === null || flowIn(state, id) === undefined) return null;
  const { main, subFlows } = rebase(bundle, id);
  const edited = [...subFlows, main].map((flow): [string, JsonObject] => {
    const flowId = typeof flow["id"] === "string" ? flow["id"] : "";
    const former = flowIn(state, flowId);
    return [flowId, { ...flow, version: former === undefined ? 1 : versionOf(former) + 1 }];
  });
  return { ...state, flows: { ...state.flows, ...Object.fromEntries(edited) } };
}

/** The account without a main flow and the sub-flows that are its alone; null where there is no such flow. */
export function withoutBundle(state: SandboxState, id: string): SandboxState | null {
  if (flowIn(state, id) === undefined) return null;
  const left = Object.entries(state.flows).filter(([other]) => other !== id && !isSubFlowOf(other, id));
  return { ...state, flows: Object.fromEntries(left) };
}
