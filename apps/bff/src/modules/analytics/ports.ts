import type { FigureSettings } from "@tonegraph/api-contract";
import type { FlowFigures, PackedFigures, PathFigures, Visit } from "@tonegraph/call-analytics";
import type { Flow, NodeKind, Result } from "@tonegraph/flow-model";
import type { FiguresRow, QueueState, VendorError, WholeFigures } from "@tonegraph/vendor-kit";
import type { AuditRecord } from "../../kernel/audit-log.ts";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import type { Storage } from "../../kernel/storage.ts";

/** A span of time, its end not included. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** When a version answered calls on a tenant; `until` is null while it does. */
export interface LivePeriod {
  readonly version: number;
  readonly externalId: string;
  readonly since: Date;
  readonly until: Date | null;
}

/** A vendor's own figures of a span, per node of the version. A figure that was not reported is absent. */
export type AggregateFigures = Readonly<Record<string, AggregateRow>>;
/** What a vendor reports of one node. */
export interface AggregateRow {
  readonly abandoned?: number;
  readonly answered?: number;
  readonly averageWaitSeconds?: number;
}

/** Figures of a version that cover exactly one span. */
export interface StoredAggregates extends Span {
  readonly figures: AggregateFigures;
  readonly fetchedAt: Date;
}

/** A version of a flow on a tenant. */
export interface VersionOnTenant extends FlowOnTenant {
  readonly version: number;
}

/** Figures of one workspace. */
export interface FiguresStore {
  /** Every time a version was live, oldest first. */
  livePeriods(place: FlowOnTenant): Promise<readonly LivePeriod[]>;
  /** Everything that is live anywhere, for collecting. */
  livePlaces(): Promise<readonly FlowOnTenant[]>;
  /** The time that calls have been asked for, or null where none were. */
  collected(place: FlowOnTenant): Promise<Span | null>;
  /** Replaces what is known of the calls that began in these hours, which follow each other. */
  putHours(place: FlowOnTenant, hours: readonly CollectedHour[]): Promise<void>;
  /** Notes how far collecting has come: what was known stays known, and what lies apart from it before is not known yet. */
  setCollected(place: FlowOnTenant, span: Span, fetchedAt: Date): Promise<void>;
  /** Until the transaction ends nobody else writes figures of this flow on this tenant. */
  holdPlace(place: FlowOnTenant): Promise<void>;
  /** Roll-ups of the hours that begin in a span of whole hours, days together where they can be. */
  rollUps(place: VersionOnTenant, span: Span): Promise<readonly PackedFigures[]>;
  /** As `rollUps`, of the ways that calls took; `untoldCalls` are those of hours in which ways were not counted yet. */
  pathRollUps(
    place: VersionOnTenant,
    span: Span,
  ): Promise<{ readonly parts: readonly PathFigures[]; readonly untoldCalls: number }>;
  /** Single visits of the calls that began in a span, call by call. */
  visits(place: VersionOnTenant, span: Span): Promise<readonly Visit[]>;
  fetchedAt(place: FlowOnTenant): Promise<Date | null>;
  /** Replaces what is known of a version inside the span; anything that overlaps it goes. Answers the span of all that changed. */
  putAggregates(place: VersionOnTenant, stored: StoredAggregates): Promise<Span & { readonly isChanged: boolean }>;
  /** Everything stored that lies inside the span, oldest first; no two of them overlap. */
  aggregates(place: VersionOnTenant, span: Span): Promise<readonly StoredAggregates[]>;
  /** Makes the days anew that a span of changed hours or sums touches. */
  tellDays(place: FlowOnTenant, span: Span): Promise<void>;
  /** Where days are not told in the tenant's present zone, or not told at all. */
  placesToTellAnew(): Promise<readonly FlowOnTenant[]>;
  /** Makes all days of a place anew, in the tenant's present zone. */
  tellAllDays(place: FlowOnTenant): Promise<void>;
  settings(tenantId: string): Promise<FigureSettings>;
  /** The zone that a tenant's days are told in. */
  timeZone(tenantId: string): Promise<string>;
  putSettings(tenantId: string, settings: FigureSettings): Promise<void>;
  /** Removes single calls and sums that are older. */
  dropOld(tenantId: string, before: { readonly visitsBefore: Date; readonly figuresBefore: Date }): Promise<void>;
  /** Tells whoever follows the workspace's events that there are new figures. */
  announce(place: FlowOnTenant, at: Date): Promise<void>;
  /** Until the transaction ends nobody else writes down what this person is advised for this flow. */
  holdAdvice(asked: AskedAdvice): Promise<void>;
  /** What this person has been advised for this flow since then. */
  advicesTold(asked: AskedAdvice, since: Date): Promise<readonly ToldAdvice[]>;
  appendAudit(record: AuditRecord): Promise<void>;
}

/** Who asked for advice, and for which flow. */
export interface AskedAdvice {
  readonly flowId: string;
  readonly actor: string;
}

/** One thing advised for a node; `value` where the kind of advice has several. */
export interface AdvisedThing {
  readonly kind: string;
  readonly nodeId: string;
  readonly value: string | null;
}

/** What was advised at once. */
export interface ToldAdvice {
  readonly tenantId: string;
  readonly version: number;
  readonly advised: readonly AdvisedThing[];
}

export type FiguresStorage = Storage<FiguresStore>;

/** The calls of one hour, by the version that answered them. */
export interface CollectedHour {
  readonly hour: Date;
  readonly versions: readonly CollectedCalls[];
}

/** Calls that one version answered, on their way into the store. */
export interface CollectedCalls {
  readonly version: number;
  /** Each call whole, once, in the order in which they began. To be gone through once: a call is counted when its turn comes. */
  readonly calls: Iterable<BegunCall>;
  /** The figures of them all; goes through those that are left. */
  counted(): { readonly figures: FlowFigures; readonly paths: PathFigures };
}

/** A call with the moment at which it began. */
export interface BegunCall {
  readonly begunMs: number;
  readonly visits: readonly Visit[];
}

/** What can be asked of a tenant. */
export interface FiguresSource {
  readonly tenantName: string;
  readonly dialectTitle: string;
  /** `calls` where single calls can be read, `aggregates` where the vendor sums up per node, null where it reports nothing per node. */
  readonly kind: "calls" | "aggregates" | null;
  /** What the vendor reports of a flow as a whole, and who that is; absent where it reports nothing so. */
  readonly whole?: { readonly vendor: string; readonly grain: WholeFigures["grain"] };
  /** Kinds of nodes of which calls are seen to come there, and nothing of what follows. Absent: none. */
  readonly unseenKinds?: ReadonlySet<NodeKind>;
  /** A copy of the vendor's as a drawing: its node ids are those of the figures. */
  drawn(flow: Flow): Flow | null | Promise<Flow | null>;
  figures(query: { externalId: string } & Span): Promise<Result<readonly FiguresRow[], VendorError>>;
  /** Visits of the calls that began in the span, whole calls, page by page. */
  calls(query: { externalId: string } & Span): AsyncIterable<Result<readonly Visit[], VendorError>>;
}

/** Finds what can be asked of a tenant; null where there is no such tenant. */
export type FindFiguresSource = (workspaceId: string, tenantId: string) => Promise<FiguresSource | null>;

/** Flows and versions, which another module owns. */
export interface AnalyticsFlows {
  exists(workspaceId: string, flowId: string): Promise<boolean>;
  version(workspaceId: string, flowId: string, number: number): Promise<{ readonly flow: Flow } | null>;
  /** The draft, or null where there is no such flow. */
  draft(workspaceId: string, flowId: string): Promise<Flow | null>;
}

/** A tenant whose vendor tells how queues do. */
export interface TenantQueues {
  readonly dialect: string;
  /** How one queue does now; null where there is no such queue. */
  ask(queueId: string): Promise<Result<QueueState | null, VendorError>>;
}

/** Finds a tenant's queues; null where its vendor does not tell how they do. */
export type QueueStates = (place: {
  readonly workspaceId: string;
  readonly tenantId: string;
}) => Promise<TenantQueues | null>;
