import type { Approval } from "@tonegraph/api-contract";
import type { Result } from "@tonegraph/flow-model";
import type { Actor } from "../../kernel/actor.ts";
import type { AuditLog } from "../../kernel/audit-log.ts";
import type { ApiFault } from "../../kernel/fault.ts";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import type { Storage } from "../../kernel/storage.ts";
import type { PublishingRules } from "../../kernel/tenant-publishing.ts";
import type { TimeCursor } from "../../kernel/time-cursor.ts";
import type { ApprovalRecord } from "./approval.ts";

/** Filters of the list. */
export interface ApprovalFilter {
  readonly flowId?: string;
  readonly tenantId?: string;
  readonly state?: Approval["state"];
  readonly before: TimeCursor | null;
  readonly limit: number;
}

/** A wish that was just made. */
export interface NewApproval extends FlowOnTenant {
  readonly id: string;
  readonly version: number;
  readonly contentHash: string;
  readonly note: string;
  readonly authors: readonly string[];
  readonly askedBy: string;
  readonly at: Date;
}

/** What somebody decided. */
export interface Decision {
  readonly from: readonly Approval["state"][];
  readonly to: Exclude<Approval["state"], "waiting">;
  readonly by: string;
  readonly at: Date;
  readonly reason: string;
}

/** Approvals of one workspace. */
export interface ApprovalStore extends AuditLog {
  /** The lock under which deployments of the same flow on the same tenant are accepted. */
  lockPlace(place: FlowOnTenant): Promise<void>;
  /** How a tenant is published to; null where there is none. */
  rulesOf(tenantId: string): Promise<PublishingRules | null>;
  /** Whoever froze the version or saved the draft since the one before; a token counts as the person who made it. */
  authorsOf(version: { readonly flowId: string; readonly version: number }): Promise<readonly string[]>;
  /** Who stands behind a person or a token. */
  principalOf(actorId: string): Promise<string>;
  /** Names of those who may decide beside the authors. */
  decidersBeside(authors: readonly string[]): Promise<readonly string[]>;
  find(id: string): Promise<ApprovalRecord | null>;
  list(filter: ApprovalFilter): Promise<readonly ApprovalRecord[]>;
  /** False where one for the same content on the same tenant is open. */
  insert(approval: NewApproval): Promise<boolean>;
  /** False where its state is not one of `from` any more. */
  decide(id: string, decision: Decision): Promise<boolean>;
  /** Tells listeners and webhooks when the transaction commits. */
  announce(record: ApprovalRecord): Promise<void>;
}

export type ApprovalStorage = Storage<ApprovalStore>;

/** Versions, which another module owns. */
export interface ApprovableVersions {
  version(
    workspaceId: string,
    flowId: string,
    number: number,
  ): Promise<{ readonly number: number; readonly contentHash: string } | null>;
  freeze(request: {
    actor: Actor;
    flowId: string;
    note: string;
  }): Promise<Result<{ readonly number: number; readonly contentHash: string }, ApiFault>>;
}
