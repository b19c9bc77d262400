import type { VendorErrorKind } from "@tonegraph/vendor-kit";
import type { TenantPlace, VendorAccounts } from "../../../kernel/vendor-accounts.ts";
import type { DriftCheck, DriftStore, PublishedPlace } from "../ports.ts";
import { checkDrift, type CheckDriftDependencies } from "./check-drift.ts";

export interface CheckDueDependencies extends CheckDriftDependencies {
  readonly accounts: Pick<VendorAccounts, "health">;
  readonly isStopping: () => boolean;
}

/** Tenants that are asked side by side, so that one that hangs does not hold up the others. */
const TENANTS_AT_ONCE = 4;
/** Comparisons of one round, over all tenants. */
const A_ROUND = 200;
/** Our own limit makes people wait: then nothing is asked in the background. */
const BUSY_WAIT_MS = 1000;
/** What is true of the tenant and not of one flow. */
const TENANT_WIDE: ReadonlySet<VendorErrorKind> = new Set([
  "missingScopes",
  "unauthorized",
  "forbidden",
  "rateLimited",
  "unavailable",
  "timeout",
  "connection",
  "circuitOpen",
  "notAllowed",
]);

/** A flow that could not be compared, and why. */
export interface DriftFailure {
  readonly flowId: string;
  readonly tenantId: string;
  readonly message: string;
}

/** Compares everything of a workspace that is due: flows of one tenant one after the other, a tenant that is down once. */
export async function checkDue(
  workspaceId: string,
  dependencies: CheckDueDependencies,
): Promise<readonly DriftFailure[]> {
  const store = dependencies.storage.in(workspaceId);
  const due = await store.due(dependencies.now(), A_ROUND);
  const tenants = [...Map.groupBy(due, ({ tenantId }) => tenantId)];
  const failures: DriftFailure[] = [];
  const worker = async (): Promise<void> => {
    for (let next = tenants.shift(); next !== undefined; next = tenants.shift()) {
      const [tenantId, places] = next;
      const failed = await checkTenant({ workspaceId, tenantId, places }, dependencies);
      if (failed !== null) failures.push(failed);
    }
  };
  await Promise.all(Array.from({ length: TENANTS_AT_ONCE }, worker));
  return failures;
}

interface TenantRound extends TenantPlace {
  readonly places: readonly PublishedPlace[];
}

async function checkTenant(round: TenantRound, dependencies: CheckDueDependencies): Promise<DriftFailure | null> {
  const { workspaceId, tenantId } = round;
  let failed: DriftFailure | null = null;
  for (const [index, place] of round.places.entries()) {
    if (dependencies.isStopping() || isBusy({ workspaceId, tenantId }, dependencies)) return failed;
    const outcome = await checkDrift({ workspaceId, place }, dependencies);
    if (outcome.kind !== "unreadable") continue;
    const { error, check } = outcome;
    failed = { flowId: place.flowId, tenantId, message: error.message };
    if (!TENANT_WIDE.has(error.kind)) continue;
    await postpone(round.places.slice(index + 1), check, dependencies.storage.in(workspaceId));
    return failed;
  }
  return failed;
}

function isBusy(place: TenantPlace, { accounts }: CheckDueDependencies): boolean {
  return (accounts.health(place)?.waitMs ?? 0) > BUSY_WAIT_MS;
}

/** The other flows of a tenant that is down wait as long as the one that found out. */
async function postpone(places: readonly PublishedPlace[], found: DriftCheck, store: DriftStore): Promise<void> {
  for (const place of places) {
    const former = await store.findCheck(place);
    if (former !== null) await store.putCheck(place, { ...former, nextCheckAt: found.nextCheckAt });
  }
}
