import { ok, type Result } from "@tonegraph/flow-model";
import type { VendorPage } from "../client.ts";
import type { HttpResponse } from "../http.ts";
import type { VendorError } from "../vendor-error.ts";

const USUAL_TYPE = "application/json; charset=utf-8";

/** An answer as a page to be handed on: its text and its type as they came. */
export function asVendorPage(answer: Result<HttpResponse, VendorError>): Result<VendorPage, VendorError> {
  if (!answer.ok) return answer;
  const { body, headers } = answer.value;
  return ok({ contentType: headers["content-type"] ?? USUAL_TYPE, body });
}
