import { FINAL_STATES, type Deployment, type DeploymentSchedule, type PlannedSpan } from "@tonegraph/api-contract";
import type { ActivationWindow, VendorCopy } from "@tonegraph/vendor-kit";

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
  /** Ids, in what was sent, of the parts that the vendor's words are about, the innermost first. */
  readonly parts?: readonly string[];
  /** What a deployment that failed made at the vendor and could not remove. */
  readonly leftBehind?: { readonly externalId: string; readonly mayAnswerCalls: boolean };
  /** Somebody is to say which flow there is ours, if one is. */
  readonly asksForId?: true;
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

/** The half of a schedule that a deployment is. */
export interface ScheduleHalf {
  readonly part: "start" | "return";
  readonly dueAt: Date;
  readonly partnerId: string | null;
  readonly span: PlannedSpan;
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
  /** Whether the guard watches it; null: as the flow's setting says. */
  readonly guard: boolean | null;
  /** Hash of the drifted content that may be overwritten. */
  readonly overDrift: string | null;
  /** What our records said was live at acceptance. */
  readonly expectedHash: string | null;
  /** The flow that is worked on: what is live at acceptance; later, where a new content is a flow of its own, that one. */
  readonly externalId: string | null;
  /** How many connections the drawing has. */
  readonly connectionCount: number;
  /** When the vendor is to open and close the flow. */
  readonly window: ActivationWindow | null;
  /** Where it waits, or waited, for its time; null where it began at once. */
  readonly schedule: ScheduleHalf | null;
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
  /** The flow that was live before, where a new content is a flow of its own; known from the snapshot on. */
  readonly formerExternalId: string | null;
  /** Whether the flow of an earlier deployment is activated again instead of a new one being made. */
  readonly adopted: boolean;
  /** What went wrong beside the flow and failed nothing. */
  readonly warnings: readonly string[];
  readonly steps: readonly StepRecord[];
  /** The columns that cannot be read, which are empty above: nothing may be sent for it. Absent: none. */
  readonly unreadable?: readonly string[];
}

/** Throws where something of the record cannot be read: who would act on it would act on something else than was accepted. */
export function mustBeReadable({ id, unreadable }: Pick<DeploymentRecord, "id" | "unreadable">): void {
  if (unreadable !== undefined) throw new Error(`the row of deployment ${id} cannot be read: ${unreadable.join(", ")}`);
}

/** The id of the flow that a deployment made or took up again beside the one that is live; null while there is none. */
export function ownFlowId({ externalId, formerExternalId }: DeploymentRecord): string | null {
  return externalId === formerExternalId ? null : externalId;
}

/** Whether nothing more happens after this state. */
export function isFinal(state: DeploymentState): state is FinalState {
  return FINAL_STATES.some((final) => final === state);
}

/** A schedule as the API shows it. */
export function toSchedule({ part, dueAt, partnerId, span }: ScheduleHalf): DeploymentSchedule {
  return { ...span, part, dueAt: dueAt.toISOString(), partnerId };
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
    ...(record.window === null ? {} : { window: record.window }),
    ...(record.schedule === null ? {} : { schedule: toSchedule(record.schedule) }),
    ...(record.warnings.length === 0 ? {} : { warnings: [...record.warnings] }),
    ...(error === null
      ? {}
      : {
          error: {
            code: error.code,
            message: error.message,
            ...(error.vendorMessage === undefined ? {} : { vendorMessage: error.vendorMessage }),
            ...(error.parts === undefined ? {} : { parts: [...error.parts] }),
            ...(error.leftBehind === undefined ? {} : { leftBehind: error.leftBehind }),
            ...(error.asksForId === undefined ? {} : { asksForId: error.asksForId }),
          },
        }),
  };
}
