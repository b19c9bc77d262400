import type { DeploymentStep } from "@tonegraph/vendor-kit";
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

/** The error that a step ended with, as people read it anywhere: on which tenant and in which step, then what happened. */
export function failedAt(
  step: DeploymentStep,
  error: DeploymentError,
  { tenantName }: { readonly tenantName: string },
): DeploymentError {
  return { ...error, message: `Tenant "${tenantName}", ${NAMES[step]}: ${error.message}` };
}
