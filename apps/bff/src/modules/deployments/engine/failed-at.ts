import type { Json } from "@tonegraph/flow-model";
import { namedParts, type DeploymentStep } from "@tonegraph/vendor-kit";
import type { DeploymentError } from "../deployment.ts";

const NAMES: Readonly<Record<DeploymentStep, string>> = {
  authenticating: "sign-in",
  snapshotting: "keeping what is there",
  uploading: "upload",
  validating: "validation",
  compiling: "compilation",
  activating: "activation",
  verifying: "reading back",
};

/**
 * The error that a step ended with, as people read it anywhere: on which tenant and in which step, then what happened. A step
 * that sends no document, such as the vendor's own validation, is about what was sent before.
 */
export function failedAt(
  step: DeploymentStep,
  error: DeploymentError,
  { tenantName, artefact }: { readonly tenantName: string; readonly artefact: Json },
): DeploymentError {
  const parts = error.parts ?? namedParts(error.vendorMessage ?? "", artefact);
  return {
    ...error,
    ...(parts.length === 0 ? {} : { parts }),
    message: `Tenant "${tenantName}", ${NAMES[step]}: ${error.message}`,
  };
}
