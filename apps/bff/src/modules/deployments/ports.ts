import type { Role } from "@tonegraph/api-contract";
import type { Flow, Json, Result } from "@tonegraph/flow-model";
import type { VendorCopy } from "@tonegraph/vendor-kit";
import type { Actor } from "../../kernel/actor.ts";
import type { AuditLog } from "../../kernel/audit-log.ts";
import type { ApiFault } from "../../kernel/fault.ts";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import type { LiveRecord } from "../../kernel/live-reader.ts";
import type { Storage } from "../../kernel/storage.ts";
import type {
  DeploymentError,
  DeploymentRecord,
  DeploymentState,
  FinalState,
  NewDeployment,
  StepState,
} from "./deployment.ts";

/** What a dialect made of a version, kept for good. */
export interface StoredArtefact {
  readonly artefact: Json;
  readonly hash: string;
}

/** Names a version in a dialect, as compiled with a tenant's settings. */
export interface ArtefactKey {
  readonly flowId: string;
  readonly version: number;
  readonly dialect: string;
  /** Of the settings that it is compiled with; absent: with none. */
  readonly settingsHash?: string;
}

/** What may change of a deployment while it runs. */
export interface DeploymentChanges {
  readonly state?: DeploymentState;
  readonly startedAt?: Date;
  readonly endedAt?: Date;
  readonly error?: DeploymentRecord["error"];
  readonly externalId?: string;
  readonly captured?: "none" | "copy";
  readonly capturedCopy?: VendorCopy;
  readonly capturedHash?: string;
  readonly formerExternalId?: string;
  readonly adopted?: boolean;
  readonly warnings?: readonly string[];
}

/** What may change of a step. */
export interface StepChange {
  readonly name: string;
  readonly state: StepState;
  readonly at: Date;
  readonly vendorMessage?: string;
}

/** How an outbound write ended: it happened, it did not, or nobody can tell. */
export type WriteState = "intended" | "landed" | "notLanded" | "unclear";

/** An outbound write that was written down before it was sent. */
export interface WriteIntent {
  readonly sequence: number;
  readonly operation: string;
  readonly idempotencyKey: string;
  readonly state: WriteState;
  /** Until when the request may still land, in milliseconds from now; negative when that is over. */
  readonly deadlineInMs: number;
}

/** Filters of the list; `before` is the last item of the page before. */
export interface DeploymentFilter {
  readonly flowId?: string;
  readonly tenantId?: string;
  readonly state?: string;
  readonly before?: { readonly createdAt: Date; readonly id: string };
  /** Only those that have not ended. */
  readonly active?: true;
  readonly limit: number;
}

/** One claim of one worker on a deployment; a higher fence makes it void. */
export interface Fence {
  readonly id: string;
  readonly fence: number;
}

/** What a scheduled deployment is begun with: what is true when its time has come, not when it was scheduled. */
export interface ScheduledBegin {
  readonly artefactHash: string;
  readonly expectedHash: string | null;
  readonly externalId: string | null;
  readonly overDrift: string | null;
  readonly warnings: readonly string[];
}

/** Why a deployment ends without having begun. */
export interface EarlyEnd {
  readonly error: DeploymentError;
  readonly at: Date;
}

/** A deployment that may need an approval. */
export interface ApprovalQuestion extends FlowOnTenant {
  readonly kind: "publish" | "rollback";
  /** Null: a draft that is not frozen yet. */
  readonly version: number | null;
  /** Who would publish; of a draft they are an author. */
  readonly by: string;
}

/** How it stands with the approval of exactly that content on that tenant. */
export interface ApprovalStanding {
  readonly state: "none" | "waiting" | "approved" | "refused";
  readonly approvalId: string | null;
  /** Names of those who could approve it. */
  readonly who: readonly string[];
}

/** What somebody may do now. */
export interface ActorStanding {
  readonly name: string;
  readonly roles: readonly Role[];
  /** Of an API token that was taken back. */
  readonly isRevoked: boolean;
}

/** Deployments of one workspace and everything that changes together with them. */
export interface DeploymentStore extends AuditLog {
  /** Until the transaction ends nobody else accepts a deployment for the same flow on the same tenant. */
  lockPlace(place: FlowOnTenant): Promise<void>;
  findActive(place: FlowOnTenant): Promise<string | null>;
  find(id: string): Promise<DeploymentRecord | null>;
  list(filter: DeploymentFilter): Promise<readonly DeploymentRecord[]>;
  /** Versions that became live, oldest first. */
  history(place: FlowOnTenant): Promise<readonly { readonly kind: "publish" | "rollback"; readonly version: number }[]>;
  /** Waits where it has a schedule, else it is queued: false where another one of the same flow on the same tenant is active. */
  insert(deployment: NewDeployment, steps: readonly string[]): Promise<boolean>;
  /** Ids at the vendor under which this content was live before, the latest first; none that had a window. */
  formerHomes(place: FlowOnTenant, artefactHash: string): Promise<readonly string[]>;
  /** False when it is not queued or scheduled any more. */
  cancel(id: string, now: Date): Promise<boolean>;
  /** Null where none is needed: the tenant asks for none, or it goes back to what was live there. */
  approvalStanding(question: ApprovalQuestion): Promise<ApprovalStanding | null>;
  /** What a person or an API token may do now; null where there is neither. */
  standingOf(actorId: string): Promise<ActorStanding | null>;
  /** What waits for its time, there or anywhere, the earliest first. */
  waiting(place: FlowOnTenant | null): Promise<readonly DeploymentRecord[]>;
  /** Queues what has waited for its time; false when it does not wait any more. */
  beginScheduled(id: string, begin: ScheduledBegin): Promise<boolean>;
  /** False when it does not wait any more. */
  endScheduled(id: string, end: EarlyEnd & { readonly state: FinalState }): Promise<boolean>;
  /** Lets a way back that still waits lead to what is live now. */
  aimReturn(
    id: string,
    to: Pick<NewDeployment, "version" | "artefactHash" | "connectionCount" | "window">,
  ): Promise<void>;
  /** Ends a queued deployment that nobody has begun; false when somebody has. */
  supersede(id: string, end: EarlyEnd): Promise<boolean>;
  findKey(key: string): Promise<{ readonly requestHash: string; readonly deploymentId: string } | null>;
  /** False when the key was used meanwhile. */
  addKey(key: { key: string; requestHash: string; deploymentId: string; createdAt: Date }): Promise<boolean>;
  findLive(place: FlowOnTenant): Promise<LiveRecord | null>;
  putLive(place: FlowOnTenant, record: LiveRecord): Promise<void>;
  findArtefact(key: ArtefactKey): Promise<StoredArtefact | null>;
  /** The artefact that a deployment of this version was accepted with. */
  artefactWithHash(key: Omit<ArtefactKey, "settingsHash">, hash: string): Promise<StoredArtefact | null>;
  /** Keeps the first one: an artefact of a version never changes. */
  addArtefact(key: ArtefactKey, stored: StoredArtefact & { readonly createdAt: Date }): Promise<void>;
  /** False when the fence was passed or the deployment has ended. Prolongs the lease. */
  update(holder: Fence, changes: DeploymentChanges): Promise<boolean>;
  setStep(id: string, change: StepChange): Promise<void>;
  writes(id: string): Promise<readonly WriteIntent[]>;
  addWrite(
    holder: Fence,
    write: { operation: string; idempotencyKey: string; deadlineMs: number },
  ): Promise<WriteIntent>;
  endWrite(id: string, sequence: number, state: WriteState): Promise<void>;
  /** Tells listeners, when the transaction commits, that this deployment changed. */
  announce(deploymentId: string): Promise<void>;
}

export type DeploymentStorage = Storage<DeploymentStore>;

/** A version as publishing needs it. */
export interface PublishableVersion {
  readonly number: number;
  readonly flow: Flow;
  readonly contentHash: string;
}

/** Drafts and versions, which another module owns. */
export interface FlowSource {
  /** The draft, or null where there is no such flow. */
  draft(workspaceId: string, flowId: string): Promise<Flow | null>;
  version(workspaceId: string, flowId: string, number: number): Promise<PublishableVersion | null>;
  /** The version that has this content, else null. */
  versionWithContent(workspaceId: string, flowId: string, contentHash: string): Promise<number | null>;
  newestVersion(workspaceId: string, flowId: string): Promise<number | null>;
  /** Freezes the draft as it is now; the same content gives the same version. */
  freeze(request: { actor: Actor; flowId: string; note: string }): Promise<Result<PublishableVersion, ApiFault>>;
}
