import type { Json } from "@tonegraph/flow-model";
import type { SandboxResponse } from "@tonegraph/vendor-kit";

/** One fault of a request's field, in the vendor's style. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** A JSON answer. */
export function json(status: number, body: Json, headers: Readonly<Record<string, string>> = {}): SandboxResponse {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}

/** An error in the API's style. */
export function apiError(
  status: number,
  errorCode: string,
  about: string | { readonly message: string; readonly errors: readonly FieldError[] },
): SandboxResponse {
  const { message, errors } = typeof about === "string" ? { message: about, errors: [] } : about;
  const fields = errors.map(({ field, message: words }) => ({ field, message: words }));
  return json(status, { errorCode, message, errors: fields });
}

/** An error in the style of OAuth 2.0 (RFC 6749 section 5.2). */
export function signInError(status: number, error: string, description: string): SandboxResponse {
  return json(status, { error, error_description: description }, { "cache-control": "no-store" });
}
