import { jsonAnswer, type SandboxResponse } from "@tonegraph/vendor-kit";
import type { SandboxState } from "./state.ts";

/** One fault of a request's field, in the vendor's style. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** A state and the answer that led to it. */
export interface Handled {
  readonly state: SandboxState;
  readonly response: SandboxResponse;
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
