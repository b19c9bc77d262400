import type { Dashboard, DashboardFlow, DashboardNode, DashboardPublish, Loss } from "@tonegraph/api-contract";
import { compareLosses, ENOUGH_CALLS, shownLoss, type LossCounts } from "@tonegraph/call-analytics";
import { NODE_KINDS, kindName, ok, type Result } from "@tonegraph/flow-model";
import type { ApiFault } from "../../../kernel/fault.ts";
import type { Storage } from "../../../kernel/storage.ts";
import { pageOf, readCursor } from "../../../kernel/time-cursor.ts";
import type {
  DashboardStore,
  DayLoss,
  DayWindow,
  FlowLoss,
  NodeLoss,
  PublishLoss,
  Windows,
} from "../dashboard-ports.ts";
import { lossPage, readLossCursor } from "../loss-cursor.ts";

export interface DashboardDependencies {
  readonly storage: Storage<DashboardStore>;
  readonly now: () => Date;
}

/** Which page of a list is wanted. */
export interface ListWish {
  readonly workspaceId: string;
  readonly tenantId: string | undefined;
  readonly cursor: string | undefined;
  readonly limit: number;
}

type Page<Item> = { items: Item[]; nextCursor: string | null };

/** Flows by calls lost, with their daily trend. */
export async function listFlows(
  { workspaceId, tenantId, cursor, limit }: ListWish,
  windows: Windows,
  { storage }: DashboardDependencies,
): Promise<Result<Page<DashboardFlow>, ApiFault>> {
  const after = readLossCursor(cursor);
  if (!after.ok) return after;
  const store = storage.in(workspaceId);
  const found = await store.flows(windows, { after: after.value, limit, tenantId });
  const page = lossPage(found, limit, (flow) => ({ lost: flow.present.lost, key: `${flow.flowId} ${flow.tenantId}` }));
  const trends = page.items.length === 0 ? [] : await store.trends(windows.present, page.items);
  return ok({ ...page, items: page.items.map((flow) => shownFlow(flow, trends)) });
}

/** Blocks by calls lost; those with too few calls are left out. */
export async function listNodes(
  { workspaceId, tenantId, cursor, limit }: ListWish,
  { present }: Windows,
  { storage }: DashboardDependencies,
): Promise<Result<Page<DashboardNode>, ApiFault>> {
  const after = readLossCursor(cursor);
  if (!after.ok) return after;
  const page = { after: after.value, limit, tenantId, atLeast: ENOUGH_CALLS };
  const found = await storage.in(workspaceId).nodes(present, page);
  const cut = lossPage(found, limit, (node) => ({
    lost: node.lost,
    key: `${node.flowId} ${node.tenantId} ${node.nodeId}`,
  }));
  return ok({ ...cut, items: cut.items.map(shownNode) });
}

/** What went live, newest first, with what came of it. */
export async function listPublishes(
  { workspaceId, tenantId, cursor, limit }: ListWish,
  window: DayWindow | null,
  { storage }: DashboardDependencies,
): Promise<Result<Page<DashboardPublish>, ApiFault>> {
  const after = readCursor(cursor);
  if (!after.ok) return after;
  const found = await storage.in(workspaceId).publishes({ after: after.value, limit, tenantId }, window);
  const page = pageOf(found, limit, ({ at, deploymentId }) => ({ at, id: deploymentId }));
  return ok({ ...page, items: page.items.map(shownPublish) });
}

/** All flows together. */
export async function readTotal(
  { workspaceId, tenantId }: Pick<ListWish, "workspaceId" | "tenantId">,
  windows: Windows,
  { storage }: DashboardDependencies,
): Promise<Dashboard["total"]> {
  const { flows, days } = await storage.in(workspaceId).totals(windows, tenantId);
  const isPresent = ({ day }: DayLoss): boolean => day >= windows.present.from;
  const present = days.filter(isPresent);
  const { before, after, difference } = compareLosses(sumOf(days.filter((day) => !isPresent(day))), sumOf(present));
  return { flows, ...after, previous: before, change: difference, trend: present.map(dayOf) };
}

/** The first page of everything. */
export async function readDashboard(
  wish: Pick<ListWish, "workspaceId" | "tenantId"> & { readonly limit: number },
  windows: Windows,
  dependencies: DashboardDependencies,
): Promise<Result<Dashboard, ApiFault>> {
  const first = { ...wish, cursor: undefined };
  const flows = await listFlows(first, windows, dependencies);
  if (!flows.ok) return flows;
  const nodes = await listNodes(first, windows, dependencies);
  if (!nodes.ok) return nodes;
  const publishes = await listPublishes(first, null, dependencies);
  if (!publishes.ok) return publishes;
  const total = await readTotal(wish, windows, dependencies);
  return ok({
    window: windows.present,
    total,
    flows: flows.value,
    nodes: nodes.value,
    publishes: publishes.value,
  });
}

function shownFlow(
  { present, previous, days, kind, ...names }: FlowLoss,
  trends: readonly (DayLoss & { readonly flowId: string; readonly tenantId: string })[],
): DashboardFlow {
  const { before, after, difference } = compareLosses(previous, present);
  return {
    ...placeOf(names),
    ...after,
    lostPerDay: days === 0 ? 0 : present.lost / days,
    figureDays: days,
    previous: before,
    change: difference,
    trend: trends.filter(({ flowId, tenantId }) => flowId === names.flowId && tenantId === names.tenantId).map(dayOf),
    kind,
  };
}

function shownNode({ label, nodeKind, calls, lost, version, nodeId, ...names }: NodeLoss): DashboardNode {
  const kind = NODE_KINDS.find((known) => known === nodeKind);
  const fallback = kind === undefined ? nodeId : `the ${kindName(kind)} ${nodeId}`;
  const name = label === null || label.trim() === "" ? fallback : label.trim();
  return { ...placeOf(names), version, nodeId, name, ...lossShown({ calls, lost }) };
}

function shownPublish({ before, after, at, ...publish }: PublishLoss): DashboardPublish {
  const compared = compareLosses(before, after);
  return { ...publish, at: at.toISOString(), ...compared };
}

function placeOf({ flowId, flowName, tenantId, tenantName }: FlowLossNames): FlowLossNames {
  return { flowId, flowName, tenantId, tenantName };
}

type FlowLossNames = Pick<FlowLoss, "flowId" | "flowName" | "tenantId" | "tenantName">;

function lossShown(counts: LossCounts): Loss {
  return shownLoss(counts);
}

function dayOf({ day, calls, lost }: DayLoss): DayLoss {
  return { day, calls, lost };
}

function sumOf(days: readonly DayLoss[]): LossCounts {
  return days.reduce((sum, { calls, lost }) => ({ calls: sum.calls + calls, lost: sum.lost + lost }), {
    calls: 0,
    lost: 0,
  });
}
