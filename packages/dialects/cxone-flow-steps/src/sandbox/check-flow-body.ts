import { isJsonObject, objectsIn, textIn, type JsonObject } from "@tonegraph/vendor-kit";
import { contentFaults } from "../content-faults.ts";
import { calledFlowIds } from "../flow-ids.ts";
import type { FieldError } from "./answers.ts";
import type { SandboxState } from "./state.ts";

/** Everything that is wrong with the body of a PUT; empty where it is accepted. */
export function checkFlowBody(body: JsonObject, flowId: string, state: SandboxState): FieldError[] {
  return [
    ...(body["id"] === flowId ? [] : [{ field: "id", message: `must be '${flowId}', as in the address` }]),
    ...contentFaults(body).map(({ path, message }) => ({ field: fieldOf(path), message })),
    ...objectsIn(body, "steps").flatMap((step, index) => {
      const at = `steps[${index}].configuration`;
      return [...checkResources(step, state, at), ...checkCalled(step, body["id"], { state, at })];
    }),
  ];
}

function checkResources(step: JsonObject, state: SandboxState, at: string): FieldError[] {
  const configuration = isJsonObject(step["configuration"]) ? step["configuration"] : {};
  const [queueId, agentId] = [textIn(configuration, "queueId"), textIn(configuration, "agentId")];
  if (step["type"] === "TransferToQueue" && queueId !== undefined && !state.queues.includes(queueId))
    return [{ field: `${at}.queueId`, message: `Queue '${queueId}' does not exist` }];
  if (step["type"] === "TransferToAgent" && agentId !== undefined && !state.agents.includes(agentId))
    return [{ field: `${at}.agentId`, message: `Agent '${agentId}' does not exist` }];
  return [];
}

// A name in braces is only known when a call is under way.
function checkCalled(
  step: JsonObject,
  flowId: JsonObject[string] | undefined,
  { state, at }: { readonly state: SandboxState; readonly at: string },
): FieldError[] {
  return calledFlowIds({ steps: [step] }).flatMap((id) =>
    Object.hasOwn(state.flows, id) || id === flowId || id.includes("{{")
      ? []
      : [{ field: `${at}.flowId`, message: `Sub-flow '${id}' does not exist` }],
  );
}

function fieldOf(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index === 0 ? "" : "."}${String(step)}`))
    .join("");
}
