import { jsonAnswer, type SandboxResponse } from "@tonegraph/vendor-kit";

/** One fault of a request, with its place. */
export interface Detail {
  readonly path: string;
  readonly message: string;
}

/** An error in the API's style. */
export function apiError(
  status: number,
  code: string,
  about: string | { readonly message: string; readonly details: readonly Detail[] },
): SandboxResponse {
  const { message, details } = typeof about === "string" ? { message: about, details: [] } : about;
  return jsonAnswer(status, {
    code,
    message,
    details: details.map(({ path, message: words }) => ({ path, message: words })),
  });
}
