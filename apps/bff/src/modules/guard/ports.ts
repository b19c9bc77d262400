import type { GuardAction, GuardEvent, GuardLook, GuardMode } from "@tonegraph/api-contract";
import type { Counts, FlowCounts, WatchSource } from "@tonegraph/call-analytics";
import type { Flow, Result } from "@tonegraph/flow-model";
import type { AuditLog } from "../../kernel/audit-log.ts";
import type { ApiFault } from "../../kernel/fault.ts";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import type { Storage } from "../../kernel/storage.ts";
import type { TimeCursor } from "../../kernel/time-cursor.ts";
import type { NewWatch, WatchChanges, WatchRecord, WatchState, WatchTarget } from "./watch-record.ts";

/** What somebody decided about a flow's guard. */
export interface StoredSettings {
  readonly mode: GuardMode;
  readonly action: GuardAction;
  readonly watchMinutes: number;
  readonly fixedThreshold: boolean;
  readonly updatedAt: Date;
  readonly updatedBy: string;
}

/** A publish that is live and has no watch yet. */
export interface UnwatchedPublish extends WatchTarget {
  readonly deploymentId: string;
  readonly former: NewWatch["former"];
  /** What whoever published said about the guard. */
  readonly asked: boolean | null;
  readonly liveSince: Date;
  readonly settings: StoredSettings | null;
}

/** A flow of a tenant that is live. */
export interface LiveVersion extends WatchTarget {
  readonly deploymentId: string;
  readonly since: Date;
}

/** Filters of the list. */
export interface WatchFilter {
  readonly flowId?: string | undefined;
  readonly tenantId?: string | undefined;
  readonly state?: WatchState | undefined;
  readonly after: TimeCursor | null;
  readonly limit: number;
}

/** Settings, watches and looks of one workspace. */
export interface GuardStore extends AuditLog {
  flowExists(flowId: string): Promise<boolean>;
  settings(flowId: string): Promise<(StoredSettings & { readonly updatedByName: string }) | null>;
  putSettings(flowId: string, settings: StoredSettings): Promise<void>;
  /** The flow's latest watches in shadow mode that have ended, newest first. */
  shadowWatches(flowId: string): Promise<readonly Pick<WatchRecord, "outcome" | "trip" | "memory">[]>;
  /** Publishes that are live since then and have no watch. */
  unwatched(since: Date): Promise<readonly UnwatchedPublish[]>;
  /** False where the deployment has a watch already. */
  insert(watch: NewWatch): Promise<boolean>;
  find(id: string): Promise<WatchRecord | null>;
  /** The same, and nobody else changes it until the transaction ends. */
  hold(id: string): Promise<WatchRecord | null>;
  list(filter: WatchFilter): Promise<readonly WatchRecord[]>;
  /** Watches of a flow that have not ended. */
  running(flowId: string): Promise<readonly string[]>;
  /** Watches that are to be looked at. */
  due(now: Date): Promise<readonly string[]>;
  update(id: string, changes: WatchChanges): Promise<void>;
  addLooks(id: string, looks: readonly GuardLook[]): Promise<void>;
  looks(id: string): Promise<readonly GuardLook[]>;
  /** Everything live on a tenant. */
  liveOn(tenantId: string): Promise<readonly LiveVersion[]>;
  liveDeployment(place: FlowOnTenant): Promise<string | null>;
  deploymentEnd(id: string): Promise<{ readonly state: string; readonly message: string } | null>;
  /** Tells listeners, when the transaction commits, what became of a watch. */
  announce(type: GuardEvent, watch: WatchRecord, at: Date): Promise<void>;
}

export type GuardStorage = Storage<GuardStore>;

/** How far the figures of a flow on a tenant reach. */
export interface Freshness {
  /** Null where the vendor reports nothing per block, or there is no such tenant any more. */
  readonly source: WatchSource | null;
  /** Until when calls are known; null where none ever were. */
  readonly until: Date | null;
  /** Why no newer ones could be had, in words. */
  readonly fault: string | null;
}

/** A span of time, its end not included. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** Calls of a span: those that the guard weighs, and how many of all calls ended unserved too soon to be weighed. */
export interface CallsSeen extends FlowCounts {
  /** All calls, and those that ended within 5 seconds unserved; null where a vendor tells sums alone. */
  readonly brief: Counts | null;
}

/** What callers did, as the guard counts it: calls under 5 seconds are left out, each call counts once. */
export interface GuardFigures {
  /** Brings the calls up to date. */
  refresh(workspaceId: string, place: FlowOnTenant): Promise<Freshness>;
  /** Calls that began in a span, by the version that answered them; an error in words where they cannot be had. */
  count(workspaceId: string, target: WatchTarget, span: Span): Promise<Result<CallsSeen, string>>;
}

/** Flows, which another module owns. */
export interface GuardFlows {
  version(workspaceId: string, flowId: string, number: number): Promise<{ readonly flow: Flow } | null>;
}

/** A rollback as publishing takes it; the same key gives the same deployment. */
export interface RollBackRequest extends FlowOnTenant {
  readonly workspaceId: string;
  readonly actorId: string;
  readonly toVersion: number;
  readonly note: string;
  readonly key: string;
  /** Nothing is rolled back where another deployment is live. */
  readonly onlyWhileLive: string;
}

/** Brings a version back; answers the deployment's id. */
export type RollBack = (request: RollBackRequest) => Promise<Result<string, ApiFault>>;

/** What the guard's work takes. */
export interface GuardDependencies {
  readonly storage: GuardStorage;
  readonly figures: GuardFigures;
  readonly flows: GuardFlows;
  readonly rollBack: RollBack;
  readonly now: () => Date;
  readonly newId: (prefix: string) => string;
}

/** A watch of a workspace. */
export interface WatchPlace {
  readonly workspaceId: string;
  readonly watchId: string;
}
