import { hashJson } from "@tonegraph/flow-model";
import {
  isJsonObject,
  jsonAnswer,
  readJson,
  withoutFields,
  type JsonObject,
  type SandboxRequest,
} from "@tonegraph/vendor-kit";
import { METADATA_FIELDS } from "../wire.ts";
import { apiError } from "./answers.ts";
import { checkFlowBody } from "./check-flow-body.ts";
import type { Handled, SandboxState } from "./state.ts";

const DAY_MS = 86_400_000;

/**
 * `POST /api/v2/flows`: makes a flow or replaces it whole. A key that was used within 24 h gives its first answer again,
 * and is refused with another body.
 */
export function registerFlow(state: SandboxState, request: SandboxRequest, now: number): Handled {
  const body = readBody(request);
  if ("status" in body) return { state, response: body };
  const key = request.headers["idempotency-key"] ?? "";
  if (key === "")
    return { state, response: apiError(400, "IDEMPOTENCY_KEY_MISSING", "The header Idempotency-Key is required") };
  const kept = { ...state, answered: stillKept(state, now) };
  const bodyHash = hashJson(body.flow);
  const before = Object.hasOwn(kept.answered, key) ? kept.answered[key] : undefined;
  if (before !== undefined && before.bodyHash === bodyHash)
    return {
      state: kept,
      response: {
        status: before.status,
        headers: { "content-type": "application/json", "idempotency-replayed": "true" },
        body: before.body,
      },
    };
  if (before !== undefined)
    return {
      state: kept,
      response: apiError(409, "IDEMPOTENCY_KEY_CONFLICT", "This Idempotency-Key was used with another body"),
    };
  const details = checkFlowBody(body.flow, state.maxConnectionsPerNode);
  if (details.length > 0)
    return {
      state: kept,
      response: apiError(422, "UNPROCESSABLE_FLOW", { message: "The flow was not registered", details }),
    };
  return accept(kept, body.flow, { key, bodyHash, now });
}

/** A flow with other content and the next version number. */
export function putContent(former: JsonObject | undefined, content: JsonObject, now: number): JsonObject {
  const version = typeof former?.["version"] === "number" ? former["version"] + 1 : 1;
  const at = new Date(now).toISOString();
  return {
    ...withoutFields(content, METADATA_FIELDS),
    version,
    status: "REGISTERED",
    createdAt: former?.["createdAt"] ?? at,
    updatedAt: at,
  };
}

function accept(
  state: SandboxState,
  content: JsonObject,
  { key, bodyHash, now }: { readonly key: string; readonly bodyHash: string; readonly now: number },
): Handled {
  const id = typeof content["id"] === "string" ? content["id"] : "";
  const former = Object.hasOwn(state.flows, id) ? state.flows[id] : undefined;
  const flow = putContent(former, content, now);
  const response = jsonAnswer(former === undefined ? 201 : 200, flow);
  const answered = { ...state.answered, [key]: { at: now, bodyHash, status: response.status, body: response.body } };
  return { state: { ...state, answered, flows: { ...state.flows, [id]: flow } }, response };
}

function readBody(request: SandboxRequest): { readonly flow: JsonObject } | Handled["response"] {
  if (!(request.headers["content-type"] ?? "").startsWith("application/json"))
    return apiError(415, "UNSUPPORTED_MEDIA_TYPE", "Content-Type must be application/json");
  const flow = readJson(request.body);
  return isJsonObject(flow) ? { flow } : apiError(400, "INVALID_JSON", "The request body is no JSON object");
}

function stillKept({ answered }: SandboxState, now: number): SandboxState["answered"] {
  // A key of a clock that was turned back since is kept for a day from now on, not from then.
  return Object.fromEntries(
    Object.entries(answered).flatMap(([key, answer]) =>
      answer.at > now - DAY_MS ? [[key, { ...answer, at: Math.min(answer.at, now) }]] : [],
    ),
  );
}
