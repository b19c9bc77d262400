import { isJsonObject, jsonAnswer, readJson, type JsonObject } from "@tonegraph/vendor-kit";
import type { SandboxRequest, SandboxResponse } from "@tonegraph/vendor-kit";
import type { SandboxState } from "./state.ts";

/** A state and the answer that led to it. */
export interface Handled {
  readonly state: SandboxState;
  readonly response: SandboxResponse;
}

/** One fault of a request's field, in the vendor's style. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** An error in the API's style. */
export function apiError(
  status: number,
  errorCode: string,
  about: string | { readonly message: string; readonly errors: readonly FieldError[] },
): SandboxResponse {
  const { message, errors } = typeof about === "string" ? { message: about, errors: [] } : about;
  const fields = errors.map(({ field, message: words }) => ({ field, message: words }));
  return jsonAnswer(status, { errorCode, message, errors: fields });
}

/** The JSON object that a request carries, or the answer that refuses it. */
export function bodyOf(request: SandboxRequest): { readonly body: JsonObject } | { readonly refusal: SandboxResponse } {
  if (!(request.headers["content-type"] ?? "").startsWith("application/json"))
    return { refusal: apiError(415, "UNSUPPORTED_MEDIA_TYPE", "Content-Type must be application/json") };
  const body = readJson(request.body);
  if (isJsonObject(body)) return { body };
  return { refusal: apiError(400, "INVALID_JSON", "The request body is not a JSON object") };
}
