import { sameJson } from "@tonegraph/flow-model";
import {
  isJsonObject,
  jsonAnswer,
  readJson,
  type JsonObject,
  type SandboxRequest,
  withoutFields,
} from "@tonegraph/vendor-kit";
import { METADATA_FIELDS } from "../wire.ts";
import { apiError, type Handled } from "./answers.ts";
import { checkFlowBody } from "./check-flow-body.ts";
import type { SandboxState } from "./state.ts";

/** `GET /api/v2/flow/flows/{id}`. */
export function readFlow(state: SandboxState, id: string): Handled {
  const flow = flowIn(state, id);
  if (flow !== undefined) return { state, response: jsonAnswer(200, flow) };
  return { state, response: apiError(404, "FLOW_NOT_FOUND", `Flow '${id}' was not found`) };
}

/**
 * `PUT /api/v2/flow/flows/{id}`: creates (201) or replaces (200) the flow whole. The version must follow the present one;
 * the present one again is taken where the content is the same, so that a repeated PUT does no harm.
 */
export function writeFlow(state: SandboxState, id: string, request: SandboxRequest): Handled {
  if (!(request.headers["content-type"] ?? "").startsWith("application/json"))
    return { state, response: apiError(415, "UNSUPPORTED_MEDIA_TYPE", "Content-Type must be application/json") };
  const body = readJson(request.body);
  if (!isJsonObject(body))
    return { state, response: apiError(400, "INVALID_JSON", "The request body is not a JSON object") };
  const errors = checkFlowBody(body, id, state);
  if (errors.length > 0)
    return { state, response: apiError(400, "VALIDATION_FAILED", { message: "Flow validation failed", errors }) };
  const former = flowIn(state, id);
  if (former !== undefined && former["version"] === body["version"] && sameContent(former, body))
    return { state, response: jsonAnswer(200, former) };
  if (former !== undefined && body["version"] !== versionOf(former) + 1) {
    const message = `Flow '${id}' is at version ${versionOf(former)}; a new version must be ${versionOf(former) + 1}`;
    return { state, response: apiError(409, "VERSION_CONFLICT", message) };
  }
  return {
    state: { ...state, flows: { ...state.flows, [id]: body } },
    response: jsonAnswer(former === undefined ? 201 : 200, body),
  };
}

/** A flow in the account. */
export function flowIn(state: SandboxState, id: string): JsonObject | undefined {
  return Object.hasOwn(state.flows, id) ? state.flows[id] : undefined;
}

/** The version of a flow; 0 where it has none. */
export function versionOf(flow: JsonObject): number {
  return typeof flow["version"] === "number" ? flow["version"] : 0;
}

function sameContent(left: JsonObject, right: JsonObject): boolean {
  return sameJson(withoutFields(left, METADATA_FIELDS), withoutFields(right, METADATA_FIELDS));
}
