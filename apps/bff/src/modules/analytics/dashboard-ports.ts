import type { LossCounts } from "@tonegraph/call-analytics";

/** Days by their dates, both included; a tenant's days are those of its own zone. */
export interface DayWindow {
  readonly from: string;
  readonly to: string;
}

/** Where a list goes on: behind the item with this many calls lost and this key. */
export interface LossCursor {
  readonly lost: number;
  readonly key: string;
}

export interface PageWish<Cursor> {
  readonly after: Cursor | null;
  readonly limit: number;
  /** Only this tenant; absent: all. */
  readonly tenantId: string | undefined;
}

/** A flow on a tenant, with what it is called. */
export interface NamedPlace {
  readonly flowId: string;
  readonly flowName: string;
  readonly tenantId: string;
  readonly tenantName: string;
}

export interface DayLoss extends LossCounts {
  readonly day: string;
}

export interface FlowLoss extends NamedPlace {
  readonly kind: "calls" | "aggregates";
  readonly present: LossCounts;
  readonly previous: LossCounts;
  /** Days of the present window that have figures. */
  readonly days: number;
}

export interface NodeLoss extends NamedPlace, LossCounts {
  readonly version: number;
  readonly nodeId: string;
  readonly label: string | null;
  readonly nodeKind: string | null;
}

export interface PublishLoss extends NamedPlace {
  readonly deploymentId: string;
  readonly kind: "publish" | "rollback";
  readonly version: number;
  readonly former: number | null;
  readonly at: Date;
  readonly by: string;
  readonly before: LossCounts;
  readonly after: LossCounts;
}

/** Losses over all flows of one workspace, from roll-ups, one query each. */
export interface DashboardStore {
  /** The date at a moment where the day began first, of the zones in which the flows' days are told; in UTC where there are none. */
  today(now: Date, tenantId: string | undefined): Promise<string>;
  /** By the calls lost, most first; one more than the limit where there are more. */
  flows(windows: Windows, page: PageWish<LossCursor>): Promise<readonly FlowLoss[]>;
  /** Days with figures, oldest first, of some flows on tenants. */
  trends(
    window: DayWindow,
    places: readonly { readonly flowId: string; readonly tenantId: string }[],
  ): Promise<readonly (DayLoss & { readonly flowId: string; readonly tenantId: string })[]>;
  /** Blocks with at least `atLeast` calls that lost one, most lost first. */
  nodes(window: DayWindow, page: PageWish<LossCursor> & { readonly atLeast: number }): Promise<readonly NodeLoss[]>;
  /** What went live, newest first; where there is a window, only what went live in it, and calls up to its end. */
  publishes(
    page: PageWish<{ readonly at: Date; readonly id: string }>,
    window: DayWindow | null,
  ): Promise<readonly PublishLoss[]>;
  /** All flows together: days of both windows, and how many flows have figures in the present one. */
  totals(
    windows: Windows,
    tenantId: string | undefined,
  ): Promise<{ readonly flows: number; readonly days: readonly DayLoss[] }>;
}

/** A window and the equally long one before it. */
export interface Windows {
  readonly present: DayWindow;
  readonly previous: DayWindow;
}
