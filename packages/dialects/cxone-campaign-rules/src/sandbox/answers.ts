import {
  isJsonObject,
  jsonAnswer,
  readJson,
  type JsonObject,
  type SandboxRequest,
  type SandboxResponse,
} from "@tonegraph/vendor-kit";

/** One fault of a request or a flow, with its place. */
export interface PlacedError {
  readonly path: string;
  readonly message: string;
}

/** An error in the API's style. */
export function apiError(
  status: number,
  errorCode: string,
  about: string | { readonly message: string; readonly errors: readonly PlacedError[] },
): SandboxResponse {
  const { message, errors } = typeof about === "string" ? { message: about, errors: [] } : about;
  return jsonAnswer(status, {
    errorCode,
    message,
    errors: errors.map(({ path, message: words }) => ({ path, message: words })),
  });
}

/** The JSON object that a request carries, or the refusal of a body that is none. */
export function readBody(
  request: SandboxRequest,
): { readonly body: JsonObject } | { readonly refused: SandboxResponse } {
  if (!(request.headers["content-type"] ?? "").startsWith("application/json"))
    return { refused: apiError(415, "UNSUPPORTED_MEDIA_TYPE", "Content-Type must be application/json") };
  const body = readJson(request.body);
  return isJsonObject(body)
    ? { body }
    : { refused: apiError(400, "INVALID_JSON", "The request body is no JSON object") };
}
