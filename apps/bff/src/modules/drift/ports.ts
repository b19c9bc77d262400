import type { Flow, Json } from "@tonegraph/flow-model";
import type { AuditLog } from "../../kernel/audit-log.ts";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import type { LiveRecord } from "../../kernel/live-reader.ts";
import type { Storage } from "../../kernel/storage.ts";

/** A version of ours that is live on a tenant, as our records say. */
export interface PublishedPlace extends FlowOnTenant {
  readonly tenantName: string;
  readonly dialect: string;
  readonly deploymentId: string;
  readonly version: number;
  /** When that was read back and found to be live. */
  readonly since: Date;
}

/** What the comparison found the last time that the vendor could be read. */
export interface DriftState {
  readonly state: "inSync" | "drifted" | "unknown";
  /** Null unless drifted. */
  readonly liveHash: string | null;
  readonly foundAt: Date | null;
  readonly checkedAt: Date | null;
}

/** One comparison as it is stored. */
export interface DriftCheck extends DriftState {
  /** The deployment whose content it was compared with. */
  readonly deploymentId: string;
  readonly version: number;
  /** The vendor's copy while it differs. */
  readonly artefact: Json | null;
  readonly nextCheckAt: Date;
  /** Attempts in a row that could not read the vendor. */
  readonly failures: number;
  /** Why; when it could be read, what somebody changed about whether and when callers are let in; else "". */
  readonly message: string;
}

/** What everybody who listens is told. */
export interface DriftEvent extends FlowOnTenant {
  readonly type: "driftFound" | "driftGone";
  readonly version: number;
  readonly liveHash: string | null;
  readonly why?: "changedBack" | "published";
}

/** Comparisons of one workspace and what changes together with them. */
export interface DriftStore extends AuditLog {
  /** Everything that is live on a tenant that was not removed, of flows that were not archived. */
  published(flowId: string | null): Promise<readonly PublishedPlace[]>;
  /** Those whose comparison is due, longest waiting first. */
  due(now: Date, limit: number): Promise<readonly PublishedPlace[]>;
  findCheck(place: FlowOnTenant): Promise<DriftCheck | null>;
  checks(flowId: string | null): Promise<readonly (FlowOnTenant & DriftCheck)[]>;
  putCheck(place: FlowOnTenant, check: DriftCheck): Promise<void>;
  /** Until the transaction ends no deployment is accepted for the same flow on the same tenant. */
  lockPlace(place: FlowOnTenant): Promise<void>;
  findActive(place: FlowOnTenant): Promise<string | null>;
  findLive(place: FlowOnTenant): Promise<LiveRecord | null>;
  /** Tells listeners when the transaction commits. */
  tell(event: DriftEvent, at: Date): Promise<void>;
}

export type DriftStorage = Storage<DriftStore>;

/** Drafts, versions and what was made of them, which other modules own. */
export interface DriftFlows {
  draft(workspaceId: string, flowId: string): Promise<{ readonly flow: Flow; readonly revision: number } | null>;
  version(workspaceId: string, flowId: string, number: number): Promise<Flow | null>;
  /** The artefact that was published. */
  artefact(
    workspaceId: string,
    key: { flowId: string; version: number; dialect: string; hash: string },
  ): Promise<Json | null>;
}
