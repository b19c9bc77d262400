import type { TenantCheck, TenantHealth } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import { relativeTime } from "../../lib/time/relative-time.ts";

/** One line of how a tenant's calls do. */
interface HealthFact {
  readonly name: string;
  readonly text: string;
  readonly isTrouble: boolean;
}

/** Breaker, token and rate in words, and a clock that is not ours; `now` is in milliseconds since the epoch. */
export function healthFacts(health: TenantHealth, now: number): HealthFact[] {
  const { calls } = words.tenants;
  return [
    { name: calls.title, ...callsFact(health) },
    { name: calls.token, text: tokenText(health, now), isTrouble: false },
    { name: calls.rate, ...rateFact(health, now) },
    ...(health.clock === null ? [] : [{ name: calls.clock, text: health.clock.words, isTrouble: true }]),
  ];
}

function callsFact(health: TenantHealth): Omit<HealthFact, "name"> {
  const { calls } = words.tenants;
  const { breaker, opensInMs, lastSuccessAt, lastError } = health;
  if (breaker === "open") return { text: calls.open(seconds(opensInMs)), isTrouble: true };
  if (breaker === "halfOpen") return { text: calls.halfOpen, isTrouble: true };
  if (lastTrouble(health) !== null)
    return { text: lastSuccessAt === null ? calls.noneAnswered : calls.lastFailed, isTrouble: true };
  const isUntouched = lastSuccessAt === null && lastError === null;
  return { text: isUntouched ? calls.untouched : calls.working, isTrouble: false };
}

function tokenText({ token }: TenantHealth, now: number): string {
  const { calls } = words.tenants;
  if (token === null) return calls.noToken;
  const left = Date.parse(token.expiresAt) - now;
  return left <= 0 ? calls.tokenExpired : calls.tokenFor(Math.floor(left / 60_000));
}

function rateFact({ rateLimit, waitMs }: TenantHealth, now: number): Omit<HealthFact, "name"> {
  const { calls } = words.tenants;
  if (waitMs > 0) return { text: calls.rateWaits(seconds(waitMs)), isTrouble: true };
  if (rateLimit === null) return { text: calls.rateFree, isTrouble: false };
  const { at, retryAfterMs } = rateLimit;
  const asked = retryAfterMs === null ? null : seconds(retryAfterMs);
  return { text: calls.slowedDown(relativeTime(at, now), asked), isTrouble: false };
}

/** Whether the last error is news: something failed after everything that went well, and the check does not say it. */
export function lastTrouble(
  { lastError, lastSuccessAt }: TenantHealth,
  lastCheck: TenantCheck | null = null,
): TenantHealth["lastError"] {
  if (lastError === null || lastError.message === lastCheck?.message) return null;
  return lastSuccessAt !== null && Date.parse(lastSuccessAt) > Date.parse(lastError.at) ? null : lastError;
}

function seconds(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / 1000));
}
