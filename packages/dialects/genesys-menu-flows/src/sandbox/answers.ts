import type { Json } from "@tonegraph/flow-model";
import {
  isJsonObject,
  jsonAnswer,
  readJson,
  type JsonObject,
  type SandboxRequest,
  type SandboxResponse,
} from "@tonegraph/vendor-kit";
import type { SandboxState } from "./state.ts";

/** A state and the answer that led to it. */
export interface Handled {
  readonly state: SandboxState;
  readonly response: SandboxResponse;
}

/** An error in the API's style. */
export function apiError(status: number, code: string, message: string): SandboxResponse {
  const body: Json = { message, code, status, messageParams: {}, contextId: "sandbox", details: [], errors: [] };
  return jsonAnswer(status, body);
}

/** The JSON object that a request carries, or the answer that refuses it. */
export function bodyOf(request: SandboxRequest): { readonly body: JsonObject } | { readonly refusal: SandboxResponse } {
  if (!(request.headers["content-type"] ?? "").startsWith("application/json"))
    return { refusal: apiError(415, "unsupported.media.type", "The Content-Type must be application/json.") };
  const body = readJson(request.body);
  if (isJsonObject(body)) return { body };
  return { refusal: apiError(400, "bad.request", "The request body is not a JSON object.") };
}
