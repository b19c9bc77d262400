import type { DeploymentError } from "../deployment.ts";
import type { DeploymentChanges } from "../ports.ts";
import type { StepAudit } from "./step-audit.ts";

/** How a step ended, and with it what happens next. */
export type StepOutcome =
  | { readonly kind: "done"; readonly changes?: DeploymentChanges; readonly audit?: StepAudit }
  | { readonly kind: "skipped" }
  /** The vendor's copy was read back and is what was sent. */
  | { readonly kind: "live"; readonly warning?: string }
  /** Nothing of ours is at the vendor. */
  | { readonly kind: "failed"; readonly error: DeploymentError }
  /** Something of ours is there and has to go. */
  | { readonly kind: "undo"; readonly error: DeploymentError }
  /** What is there cannot be told: a person is asked. */
  | { readonly kind: "unknown"; readonly error: DeploymentError };
