import { err, type Result } from "@tonegraph/flow-model";
import type { VendorError } from "@tonegraph/vendor-kit";
import { fault, type ApiFault } from "../../kernel/fault.ts";

/** What is answered where a tenant could not say what exists there, in the vendor's words. */
export function notRead({ kind, message }: VendorError): Result<never, ApiFault> {
  return kind === "notAllowed"
    ? fault("address-not-allowed", message)
    : err({ code: "vendor-failed", detail: message });
}
