import type { TenantHealth } from "@tonegraph/api-contract";
import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { ok, type Result } from "@tonegraph/flow-model";
import { clockDifference, type DialectDescriptor } from "@tonegraph/vendor-kit";
import type { ApiFault } from "../../../kernel/fault.ts";
import type { AccountHealth, TenantPlace, VendorAccount, VendorAccounts } from "../../../kernel/vendor-accounts.ts";
import { operationWords } from "../operation-words.ts";
import { NO_TENANT } from "./get-tenant.ts";

const UNTOUCHED: TenantHealth = {
  breaker: "closed",
  opensInMs: 0,
  groups: [],
  rateLimit: null,
  waitMs: 0,
  token: null,
  clock: null,
  lastSuccessAt: null,
  lastError: null,
};

/** How the calls to a tenant did lately. The vendor is not called: this is what is known already. */
export async function tenantHealth(
  place: TenantPlace,
  { accounts }: { readonly accounts: VendorAccounts },
): Promise<Result<TenantHealth, ApiFault>> {
  const account = await accounts.find(place);
  if (account === null) return NO_TENANT;
  const health = accounts.health(place);
  return ok(health === null ? UNTOUCHED : toHealth(health, account));
}

function toHealth(health: AccountHealth, { name, dialect }: VendorAccount): TenantHealth {
  const { breakers, token, lastRateLimit, lastError } = health;
  const isIn = (state: TenantHealth["breaker"]): boolean => breakers.some((breaker) => breaker.state === state);
  return {
    // A vendor is as well as its worst part.
    breaker: isIn("open") ? "open" : isIn("halfOpen") ? "halfOpen" : "closed",
    opensInMs: Math.max(0, ...breakers.map((breaker) => breaker.opensInMs)),
    groups: breakers.map(({ group, state, opensInMs }) => ({ group, state, opensInMs })),
    rateLimit:
      lastRateLimit === null ? null : { at: instant(lastRateLimit.atMs), retryAfterMs: lastRateLimit.retryAfterMs },
    waitMs: health.waitMs,
    token: token === null ? null : { expiresAt: instant(token.expiresAtMs), grantedScopes: [...token.grantedScopes] },
    clock: clockOf(health, findDescriptor(dialect)),
    lastSuccessAt: health.lastSuccessAtMs === null ? null : instant(health.lastSuccessAtMs),
    lastError:
      lastError === null
        ? null
        : {
            at: instant(lastError.atMs),
            operation: lastError.operation,
            kind: lastError.error.kind,
            message: `Tenant "${name}", ${operationWords(lastError.operation)}: ${lastError.error.message}`,
          },
  };
}

function clockOf(
  { clockAheadMs: aheadMs }: AccountHealth,
  dialect: DialectDescriptor | undefined,
): TenantHealth["clock"] {
  const words = dialect === undefined ? null : clockDifference(aheadMs, dialect);
  return aheadMs === null || words === null ? null : { aheadMs, words };
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}
