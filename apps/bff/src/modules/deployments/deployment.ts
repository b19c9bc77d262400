import { FINAL_STATES, type Deployment } from "@tonegraph/api-contract";
import type { VendorCopy } from "@tonegraph/vendor-kit";

/** A state of a deployment. */
export type DeploymentState = Deployment["state"];
/** A state after which nothing more happens. */
export type FinalState = (typeof FINAL_STATES)[number];
/** The state of one step. */
export type StepState = Deployment["steps"][number]["state"];

/** Why a deployment did not end live. The first error stays the error, whatever fails afterwards. */
export interface DeploymentError {
  readonly code: string;
  readonly message: string;
  readonly vendorMessage?: string;
  /** Hash of what the vendor held instead of what was sent. */
  readonly seenHash?: string;
}

/** One step as it is stored. */
export interface StepRecord {
  readonly name: string;
  readonly state: StepState;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly attempts: number;
  readonly vendorMessage: string | null;
}

/** What a deployment is, from acceptance on. */
export interface NewDeployment {
  readonly id: string;
  readonly flowId: string;
  readonly tenantId: string;
  readonly kind: "publish" | "rollback";
  readonly version: number;
  readonly dialect: string;
  readonly artefactHash: string;
  readonly note: string;
  readonly guard: boolean;
  /** Hash of the drifted content that may be overwritten. */
  readonly overDrift: string | null;
  /** What our records said was live at acceptance. */
  readonly expectedHash: string | null;
  readonly externalId: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
}

/** A deployment as it is stored. */
export interface DeploymentRecord extends NewDeployment {
  readonly workspaceId: string;
  readonly createdByName: string;
  readonly state: DeploymentState;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly error: DeploymentError | null;
  /** What the vendor held before our first write: not looked yet, nothing, or a copy. */
  readonly captured: "not-yet" | "none" | "copy";
  readonly capturedCopy: VendorCopy | null;
  readonly capturedHash: string | null;
  readonly steps: readonly StepRecord[];
}

/** Whether nothing more happens after this state. */
export function isFinal(state: DeploymentState): state is FinalState {
  return FINAL_STATES.some((final) => final === state);
}

/** A deployment as the API shows it. */
export function toDeployment(record: DeploymentRecord): Deployment {
  const { error } = record;
  return {
    id: record.id,
    flowId: record.flowId,
    tenantId: record.tenantId,
    kind: record.kind,
    version: record.version,
    state: record.state,
    note: record.note,
    createdBy: record.createdByName,
    createdAt: record.createdAt.toISOString(),
    endedAt: record.endedAt?.toISOString() ?? null,
    steps: record.steps.map((step) => ({
      name: step.name,
      state: step.state,
      startedAt: step.startedAt?.toISOString() ?? null,
      endedAt: step.endedAt?.toISOString() ?? null,
      attempts: step.attempts,
      ...(step.vendorMessage === null ? {} : { vendorMessage: step.vendorMessage }),
    })),
    ...(error === null
      ? {}
      : {
          error: {
            code: error.code,
            message: error.message,
            ...(error.vendorMessage === undefined ? {} : { vendorMessage: error.vendorMessage }),
          },
        }),
  };
}
