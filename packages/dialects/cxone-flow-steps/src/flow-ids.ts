// The ids of flows at the vendor are ours. A flow with requests to web services is several flows there: the main one and a
// sub-flow per request, `{main}.{block}.{hash of its steps}`. A sub-flow whose content changes is another sub-flow, so that
// the main flow, written last, switches all of it at once: no call ever meets the old main flow with a new sub-flow.
import { isJsonObject, vendorIdAt, type JsonObject, type TenantFlows } from "@tonegraph/vendor-kit";
import { hashJson, type Flow, type Json } from "@tonegraph/flow-model";

/** Stands for the main flow's id while a bundle is compared or merged. */
export const RELATIVE_ID = "~";

const HASH = /^[0-9a-f]{8}$/;

/** Any bundle, with whatever fields its flows have. */
export type LooseBundle = { main: JsonObject; subFlows: JsonObject[] };

/** The id that the vendor knows a flow by: what the tenant calls it, else ours, else one that follows from the name. */
export function mainIdOf(flow: Flow, there?: TenantFlows): string {
  return vendorIdAt(there, flow.id) ?? flow.id ?? `flow_${hashJson(flow.name).slice(0, 12)}`;
}

/** The name of a request's sub-flow while its content is not final: the main flow's id and the block's step. */
export function draftSubFlowId(stepId: string): string {
  return `${RELATIVE_ID}.${stepId}.`;
}

/** Whether a flow is a sub-flow that belongs to this main flow alone. */
export function isSubFlowOf(id: string, mainId: string): boolean {
  return id.startsWith(`${mainId}.`) && id.split(".").length >= mainId.split(".").length + 2;
}

/** Gives a bundle with relative ids its real ones. */
export function seal(bundle: LooseBundle, mainId: string): LooseBundle {
  return renamed(bundle, mainId, (id, flow) => {
    const rest = id.slice(RELATIVE_ID.length);
    return rest.endsWith(".") ? `${mainId}${rest}${hashJson(flow["steps"] ?? []).slice(0, 8)}` : `${mainId}${rest}`;
  });
}

/** Takes the real ids off again, where each block has one sub-flow. */
export function unseal(bundle: LooseBundle): LooseBundle {
  const mainId = textOf(bundle.main["id"]);
  const counts = new Map<string, number>();
  for (const flow of bundle.subFlows) {
    const draft = draftOf(textOf(flow["id"]), mainId);
    counts.set(draft, (counts.get(draft) ?? 0) + 1);
  }
  return renamed(bundle, RELATIVE_ID, (id) => {
    const draft = draftOf(id, mainId);
    return counts.get(draft) === 1 ? draft : `${RELATIVE_ID}${id.slice(mainId.length)}`;
  });
}

/** The same bundle under another main id. */
export function rebase(bundle: LooseBundle, mainId: string): LooseBundle {
  return textOf(bundle.main["id"]) === mainId ? bundle : seal(unseal(bundle), mainId);
}

/** The ids of the flows that a flow's `SubFlow` steps run, each once. */
export function calledFlowIds(flow: JsonObject): string[] {
  const steps = Array.isArray(flow["steps"]) ? flow["steps"] : [];
  return [...new Set(steps.flatMap((step) => calledBy(step) ?? []))];
}

function draftOf(id: string, mainId: string): string {
  const parts = id.slice(mainId.length).split(".");
  const last = parts.at(-1) ?? "";
  const isSealed = parts.length === 3 && HASH.test(last);
  return isSealed ? draftSubFlowId(parts[1] ?? "") : `${RELATIVE_ID}${id.slice(mainId.length)}`;
}

function renamed(bundle: LooseBundle, mainId: string, newId: (id: string, flow: JsonObject) => string): LooseBundle {
  const names = new Map(bundle.subFlows.map((flow) => [textOf(flow["id"]), newId(textOf(flow["id"]), flow)] as const));
  const steps = bundle.main["steps"];
  return {
    main: {
      ...bundle.main,
      id: mainId,
      ...(Array.isArray(steps) ? { steps: steps.map((step) => callingBy(step, names)) } : {}),
    },
    subFlows: bundle.subFlows.map((flow) => ({ ...flow, id: names.get(textOf(flow["id"])) ?? "" })),
  };
}

function callingBy(step: Json, names: ReadonlyMap<string, string>): Json {
  const name = names.get(calledBy(step) ?? "");
  if (name === undefined || !isJsonObject(step) || !isJsonObject(step["configuration"])) return step;
  return { ...step, configuration: { ...step["configuration"], flowId: name } };
}

function calledBy(step: Json): string | undefined {
  if (!isJsonObject(step) || step["type"] !== "SubFlow" || !isJsonObject(step["configuration"])) return undefined;
  const id = step["configuration"]["flowId"];
  return typeof id === "string" ? id : undefined;
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
