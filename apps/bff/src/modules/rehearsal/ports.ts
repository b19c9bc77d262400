import type { Rehearsal } from "@tonegraph/api-contract";
import type { Json, Result } from "@tonegraph/flow-model";
import type { ApiFault } from "../../kernel/fault.ts";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import type { LivePlace } from "../../kernel/live-reader.ts";
import type { Storage } from "../../kernel/storage.ts";

/** One thing that going back needs, as it was found. */
export type RehearsalItem = Rehearsal["items"][number];

/** A version that is live on a tenant. */
export interface LiveVersion extends FlowOnTenant {
  readonly tenantName: string;
  readonly dialect: string;
  readonly deploymentId: string;
  readonly version: number;
}

/** A rehearsal as it is stored. */
export interface StoredRehearsal {
  /** What was live at that time. */
  readonly deploymentId: string;
  readonly version: number | null;
  readonly state: Rehearsal["state"];
  readonly items: readonly RehearsalItem[];
  readonly rehearsedAt: Date;
}

/** How long deployments took, newest first, in milliseconds from acceptance to verified. */
export interface DeploymentTimes {
  readonly rollbacks: readonly number[];
  readonly publishes: readonly number[];
}

/** Rehearsals of one workspace. */
export interface RehearsalStore {
  /** Everything that is live; of one flow where one is named. */
  live(flowId: string | null): Promise<readonly LiveVersion[]>;
  /** Those that were never rehearsed, rehearsed before this time, or while something else was live; longest waiting first. */
  due(before: Date, limit: number): Promise<readonly LiveVersion[]>;
  find(place: FlowOnTenant): Promise<StoredRehearsal | null>;
  put(place: FlowOnTenant, rehearsal: StoredRehearsal): Promise<void>;
  times(place: FlowOnTenant): Promise<DeploymentTimes>;
  /** Ids under which this content was live before, the latest first. */
  formerHomes(place: FlowOnTenant, hash: string): Promise<readonly string[]>;
}

export type RehearsalStorage = Storage<RehearsalStore>;

/** What would be sent to the vendor. */
export interface RollbackCandidate {
  readonly version: number;
  readonly artefact: Json;
  readonly hash: string;
  /** Whether the artefact that was live then fits the tenant's present settings as it is. */
  readonly isStored: boolean;
  /** Why the dialect would refuse it today, in sentences; empty when it would not. */
  readonly refusals: readonly string[];
  /** What it names that the tenant does not have, in sentences. */
  readonly missing: readonly string[];
  /** Kinds of things that it names, with whether the tenant can be asked for them. */
  readonly named: readonly {
    readonly kind: "queue" | "agent" | "asset" | "campaign" | "flow";
    readonly isListed: boolean;
  }[];
}

/** What one click would roll back to, which another module decides. */
export interface RollbackSource {
  flowExists(workspaceId: string, flowId: string): Promise<boolean>;
  /** The version; null where nothing was live before. */
  target(place: LivePlace): Promise<number | null>;
  candidate(place: LivePlace, version: number): Promise<Result<RollbackCandidate, ApiFault>>;
}
