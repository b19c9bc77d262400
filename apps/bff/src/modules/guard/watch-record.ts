import type { GuardAction, GuardWatch } from "@tonegraph/api-contract";
import type { Counts, FlowCounts, FlowWatch, Watch } from "@tonegraph/call-analytics";

/** A version of a flow as a tenant runs it. */
export interface WatchTarget {
  readonly flowId: string;
  readonly tenantId: string;
  readonly version: number;
  readonly externalId: string;
}

/** Another flow of the tenant that nobody changed; its callers show what is not the version's doing. */
export interface ControlPeer extends WatchTarget {
  readonly deploymentId: string;
  /** Its calls before the publish that is watched. */
  readonly before: Counts;
}

/** What a watch remembers between looks; plain data. */
export interface WatchMemory {
  readonly watch: FlowWatch;
  readonly peers: readonly ControlPeer[];
  /** All calls at every block of the new version until now. */
  readonly seenNodes: FlowCounts["nodes"];
  /** All calls, with those that ended within 5 seconds unserved; absent where a vendor tells sums alone. */
  readonly brief?: Watch;
  /** Whether the notice about such calls was given. */
  readonly briefNoticed?: boolean;
}

export type WatchMode = "shadow" | "on";
export type WatchState = GuardWatch["state"];
export type WatchOutcome = NonNullable<GuardWatch["outcome"]>;
export type NoWatchReason = NonNullable<GuardWatch["reason"]>;
/** The moment at which a rise was proved. */
export type WatchTrip = NonNullable<GuardWatch["trip"]>;

/** What decides about a watch before it begins. */
export interface NewWatch extends WatchTarget {
  readonly id: string;
  readonly deploymentId: string;
  /** What was live before; null at a first publish. */
  readonly former: { readonly version: number; readonly externalId: string; readonly since: Date } | null;
  readonly mode: WatchMode;
  readonly action: GuardAction;
  readonly fixedThreshold: boolean;
  readonly beginsAt: Date;
  readonly endsAt: Date;
}

/** A watch as it is stored. */
export interface WatchRecord extends NewWatch {
  readonly flowName: string;
  readonly tenantName: string;
  readonly state: WatchState;
  readonly outcome: WatchOutcome | null;
  readonly reason: NoWatchReason | null;
  readonly nextLookAt: Date;
  readonly endedAt: Date | null;
  readonly paused: { readonly since: Date; readonly why: string } | null;
  readonly looks: number;
  readonly looksHash: string;
  readonly memory: WatchMemory | null;
  readonly trip: WatchTrip | null;
  /** Whether the fixed threshold's notice was given. */
  readonly noticed: boolean;
  readonly decided: {
    readonly what: "rollBack" | "keep";
    readonly by: string;
    readonly byName: string;
    readonly at: Date;
  } | null;
  /** How many rollbacks of this watch came to an end that was none. */
  readonly rollbacks: number;
  readonly rollbackDeploymentId: string | null;
  readonly refusal: string | null;
}

/** What may change of a watch. */
export type WatchChanges = Partial<
  Pick<
    WatchRecord,
    | "mode"
    | "action"
    | "fixedThreshold"
    | "state"
    | "outcome"
    | "reason"
    | "nextLookAt"
    | "endedAt"
    | "paused"
    | "looks"
    | "looksHash"
    | "memory"
    | "trip"
    | "noticed"
    | "rollbacks"
    | "rollbackDeploymentId"
    | "refusal"
  >
> & { readonly decided?: { readonly what: "rollBack" | "keep"; readonly by: string; readonly at: Date } | null };

/** Who acts when nobody does. */
export const GUARD_ACTOR = "guard";
/** What the first look's hash rests on. */
export const NO_LOOKS_HASH = "0".repeat(64);
