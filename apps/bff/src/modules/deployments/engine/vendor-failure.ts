import type { VendorError } from "@tonegraph/vendor-kit";
import type { DeploymentError } from "../deployment.ts";

/** A vendor's error as a deployment keeps it: code in kebab case, the vendor's own words beside ours. */
export function fromVendorError(error: VendorError): DeploymentError {
  return {
    code: error.kind.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`),
    message: error.message,
    ...(error.vendorMessage === undefined ? {} : { vendorMessage: error.vendorMessage }),
    ...(error.parts === undefined ? {} : { parts: error.parts }),
  };
}
