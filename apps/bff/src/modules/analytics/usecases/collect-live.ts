import { ok, type Result } from "@tonegraph/flow-model";
import type { VendorError } from "@tonegraph/vendor-kit";
import type { FlowOnTenant } from "../../../kernel/flow-on-tenant.ts";
import type { FiguresSource, LivePeriod, Span } from "../ports.ts";
import { collectCalls, refreshAggregates, type CollectDependencies } from "./collect-figures.ts";
import type { FiguresDependencies } from "./prepare-reading.ts";
import { tellAnew } from "./tidy-figures.ts";

const HOUR_MS = 3_600_000;
const FIRST_HOURS = 7 * 24;
/** Hours that one round asks a vendor for, so that a new flow does not use up the tenant's rate. */
const HOURS_A_ROUND = 24;
const LATE_HOURS = 2;

/** A flow whose figures could not be collected, and why. */
export interface CollectFailure extends FlowOnTenant {
  readonly message: string;
}

/** Collects the figures of everything live in a workspace, days in the zones that tenants have now; what fails is told and tried again the next time. */
export async function collectFigures(
  workspaceId: string,
  dependencies: FiguresDependencies,
  isStopping: () => boolean,
): Promise<readonly CollectFailure[]> {
  const failures: CollectFailure[] = [];
  await tellAnew(workspaceId, dependencies, isStopping);
  for (const place of await dependencies.storage.in(workspaceId).livePlaces()) {
    if (isStopping()) break;
    const source = await dependencies.findSource(workspaceId, place.tenantId);
    if (source === null || source.kind === null) continue;
    const collecting = { workspaceId, place, source };
    const collected =
      source.kind === "calls"
        ? await collectCalls(collecting, dependencies)
        : await collectAggregates(collecting, dependencies, isStopping);
    if (!collected.ok) failures.push({ ...place, message: collected.error.message });
  }
  return failures;
}

/** A vendor's sums, hour by hour: the hours that are missing, oldest first, and the last ones again since vendors tell late. */
async function collectAggregates(
  { workspaceId, place, source }: { workspaceId: string; place: FlowOnTenant; source: FiguresSource },
  dependencies: CollectDependencies,
  isStopping: () => boolean,
): Promise<Result<null, VendorError>> {
  const store = dependencies.storage.in(workspaceId);
  const thisHour = Math.floor(dependencies.now().getTime() / HOUR_MS) * HOUR_MS;
  let asked = 0;
  for (const period of await store.livePeriods(place)) {
    const ofVersion = { ...place, version: period.version };
    const known = await store.aggregates(ofVersion, { from: new Date(0), to: dependencies.now() });
    for (const span of missingHours(period, known, thisHour)) {
      if (isStopping() || asked >= HOURS_A_ROUND) return ok(null);
      asked += 1;
      const target = { externalId: period.externalId, span };
      const collected = await refreshAggregates({ workspaceId, place: ofVersion, source }, target, dependencies);
      if (!collected.ok) return collected;
    }
  }
  return ok(null);
}

/** Whole hours of a period that nothing stored covers, and those that are read again. */
export function missingHours(
  { since, until }: Pick<LivePeriod, "since" | "until">,
  known: readonly (Span & { readonly fetchedAt: Date })[],
  thisHour: number,
): readonly Span[] {
  const first = Math.max(Math.ceil(since.getTime() / HOUR_MS) * HOUR_MS, thisHour - FIRST_HOURS * HOUR_MS);
  const end = Math.min(until === null ? thisHour : Math.floor(until.getTime() / HOUR_MS) * HOUR_MS, thisHour);
  const missing: Span[] = [];
  for (let hour = first; hour + HOUR_MS <= end; hour += HOUR_MS) {
    const isSettled = known.some(
      ({ from, to, fetchedAt }) =>
        from.getTime() <= hour &&
        to.getTime() >= hour + HOUR_MS &&
        fetchedAt.getTime() >= hour + (1 + LATE_HOURS) * HOUR_MS,
    );
    if (!isSettled) missing.push({ from: new Date(hour), to: new Date(hour + HOUR_MS) });
  }
  return missing;
}
