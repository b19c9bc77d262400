import type { WeeklyReport } from "@tonegraph/api-contract";
import { daysOfWeek, weekOf } from "@tonegraph/call-analytics";
import { ok, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import { withPrevious } from "../day-windows.ts";
import { listFlows, listNodes, listPublishes, readTotal, type DashboardDependencies } from "./read-dashboard.ts";

const WEEK_MS = 7 * 86_400_000;
const DAY_MS = 86_400_000;
/** What a printed report lists; the counts beside it are of everything. */
const LISTED_FLOWS = 100;
const LISTED_NODES = 20;
const LISTED_PUBLISHES = 50;

interface WeeklyWish {
  readonly workspaceId: string;
  readonly tenantId: string | undefined;
  /** Such as 2026-W47; absent: the last week that is over. */
  readonly week: string | undefined;
}

/** One week's figures, for printing. Weeks and days are those of each tenant's own time zone. */
export async function readWeeklyReport(
  { workspaceId, tenantId, week }: WeeklyWish,
  dependencies: DashboardDependencies,
): Promise<Result<WeeklyReport, ApiFault>> {
  const now = dependencies.now().getTime();
  const chosen = week ?? weekOf(now - WEEK_MS);
  const window = daysOfWeek(chosen);
  if (window === null) {
    const message = `There is no week ${chosen}: that year has 52 weeks.`;
    return fault("invalid-parameter", message, { errors: [{ pointer: "/week", code: "no-such-week", message }] });
  }
  const windows = withPrevious(window);
  const wish = { workspaceId, tenantId, cursor: undefined };
  const flows = await listFlows({ ...wish, limit: LISTED_FLOWS }, windows, dependencies);
  if (!flows.ok) return flows;
  const nodes = await listNodes({ ...wish, limit: LISTED_NODES }, windows, dependencies);
  if (!nodes.ok) return nodes;
  const publishes = await listPublishes({ ...wish, limit: LISTED_PUBLISHES }, window, dependencies);
  if (!publishes.ok) return publishes;
  return ok({
    week: chosen,
    window,
    // A day later, when Sunday is over everywhere.
    isComplete: now >= Date.parse(window.to) + 2 * DAY_MS,
    total: await readTotal(wish, windows, dependencies),
    flows: flows.value.items,
    moreFlows: flows.value.nextCursor !== null,
    nodes: nodes.value.items,
    publishes: publishes.value.items,
  });
}
