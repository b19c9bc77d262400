import { err, type Result } from "@tonegraph/flow-model";
import type { HttpRequest, HttpResponse } from "../http.ts";
import type { AccessToken } from "../tenant-sharing.ts";
import type { VendorError } from "../vendor-error.ts";
import type { BreakerBoard } from "./breaker-board.ts";
import { cancellationOf } from "./cancellation.ts";
import type { VendorHttpOptions } from "./create-vendor-http.ts";
import type { Ledger } from "./ledger.ts";
import type { RateGate } from "./rate-gate.ts";
import { repeatCall, type RepeatWorld } from "./repeat-call.ts";
import { routeGroup } from "./route-group.ts";
import type { SendOnce } from "./send-once.ts";
import type { TokenCache } from "./token-cache.ts";
import type { VendorCall } from "./vendor-call.ts";

/** What calls of one tenant share. */
export interface Tenant {
  readonly client: VendorHttpOptions["client"];
  readonly world: Pick<RepeatWorld, "policy" | "clock" | "random" | "vendor">;
  readonly board: BreakerBoard;
  readonly gate: RateGate;
  readonly tokens: TokenCache;
  readonly sendOnce: SendOnce;
  readonly ledger: Ledger;
  /** Takes secrets out of an error. */
  readonly clean: (error: VendorError) => VendorError;
}

/** One call of a tenant with token, rate, breaker and repeats. */
export async function callTenant(call: VendorCall, tenant: Tenant): Promise<Result<HttpResponse, VendorError>> {
  const { client, world, tokens } = tenant;
  const { operation, group = routeGroup(call.url) } = call;
  const cancellation = cancellationOf([client.signal, call.signal]);
  const startedAt = world.clock.now();
  const bearer = bearerOf(tokens);
  let attempts = 0;
  const answer = await repeatCall(call.effect, call.deadlineMs ?? world.policy.deadlineMs, {
    ...world,
    breaker: tenant.board.breaker(group),
    gate: tenant.gate,
    cancellation,
    prepare: bearer.prepare,
    attempt: (number, timeoutMs) => {
      attempts = number;
      const request = { ...requestOf(call, bearer.used()), timeoutMs };
      return tenant.sendOnce({ operation, group, number, cancellation }, request);
    },
    onFailed: (error) => noteRefusal(error, tenant),
    renewCredentials: bearer.renew,
  });
  const error = answer.ok ? null : tenant.clean(answer.error);
  if (error?.scopeDrift === true) tokens.forget(bearer.used());
  const { kind: outcome, ambiguous } = error ?? { kind: "ok", ambiguous: false };
  client.onCall?.({ operation, group, attempts, outcome, ambiguous, durationMs: world.clock.now() - startedAt });
  return error === null ? answer : err(error);
}

// The token of one call: the same on every attempt, renewed once when it is refused.
function bearerOf(tokens: TokenCache) {
  let used = "";
  let renewed = false;
  const take = (token: Result<AccessToken, VendorError>): VendorError | null => {
    if (token.ok) used = token.value.value;
    return token.ok ? null : token.error;
  };
  return {
    used: () => used,
    prepare: (leftMs: number): VendorError | null | Promise<VendorError | null> => {
      const token = tokens.get(leftMs);
      return token instanceof Promise ? token.then(take) : take(token);
    },
    renew: (): boolean => {
      if (renewed) return false;
      renewed = true;
      tokens.forget(used);
      return true;
    },
  };
}

// The whole tenant keeps still for as long as the vendor asks one call to, up to the bound of all waits.
function noteRefusal({ kind, retryAfterMs }: VendorError, { client, ledger, gate, world }: Tenant): void {
  if (kind !== "rateLimited") return;
  ledger.rateLimited(retryAfterMs ?? null);
  if (retryAfterMs === undefined) return;
  const pauseMs = Math.min(retryAfterMs, world.policy.maxRetryAfterMs);
  gate.pause(pauseMs);
  client.sharing?.silence(null, pauseMs);
}

function requestOf(call: VendorCall, token: string): Omit<HttpRequest, "timeoutMs"> {
  const contentType = call.body === undefined ? {} : { "content-type": "application/json" };
  const key = call.idempotencyKey === undefined ? {} : { "idempotency-key": call.idempotencyKey };
  const headers = { ...call.headers, ...key, ...contentType, authorization: `Bearer ${token}` };
  return { method: call.method, url: call.url, headers, ...(call.body === undefined ? {} : { body: call.body }) };
}
