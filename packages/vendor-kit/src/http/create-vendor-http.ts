import { err, ok, type Result } from "@tonegraph/flow-model";
import type { ClientOptions, SignedIn, SignInOptions } from "../client.ts";
import type { HttpResponse } from "../http.ts";
import type { VendorError } from "../vendor-error.ts";
import type { RateLimit } from "../sandbox/rate-window.ts";
import type { VendorHealth } from "../vendor-health.ts";
import { createBreakerBoard } from "./breaker-board.ts";
import { callTenant, noteRefusal, pauseFor, type Tenant } from "./call-tenant.ts";
import type { BreakerPolicy } from "./circuit-breaker.ts";
import { createLedger } from "./ledger.ts";
import { createLiveSecrets, type LiveSecrets } from "./live-secrets.ts";
import { createRateGate, type RateGate } from "./rate-gate.ts";
import type { RepeatPolicy } from "./repeat-call.ts";
import { createSender } from "./send-once.ts";
import { SIGN_IN } from "./route-group.ts";
import { createSharedRateGate } from "./shared-rate-gate.ts";
import type { TokenBodyStyle } from "./token-request.ts";
import { createTenantTokens } from "./tenant-tokens.ts";
import type { VendorCall } from "./vendor-call.ts";
import { createVendorClock } from "./vendor-clock.ts";

/** What a dialect says once about how its vendor wants to be called. */
export interface VendorHttpOptions {
  readonly client: Omit<ClientOptions, "settings" | "baseUrl">;
  /** The vendor's name for people, such as `NICE CXone`. */
  readonly vendor: string;
  readonly requiredScopes: readonly string[];
  /**
   * By which a 403 or 401 of this vendor says, in its body, that the token lacks a scope; another is about something else.
   * The words of RFC 6750 section 3.1 (`insufficient_scope`) are understood anyway.
   */
  readonly scopeRefusal: RegExp;
  readonly token: { readonly bodyStyle: TokenBodyStyle; readonly renewEarlyMs: number };
  readonly repeat: RepeatPolicy;
  readonly breaker: BreakerPolicy;
  /** The vendor's documented limit for one tenant; calls stay under 80 % of it, those for tokens included. Absent: none is documented. */
  readonly rateLimit?: RateLimit;
  /** The vendor's own words in an error answer; secrets are removed afterwards. */
  readonly readMessage: (response: HttpResponse) => string | undefined;
  /** The field that every error of the API has, such as `errorCode`: a 404 without it is an answer of something else. */
  readonly codeField: string;
  /** Whether a success answer that lists errors is what was asked for, such as the outcome of a validation. */
  readonly answersWithErrors?: (response: HttpResponse) => boolean;
}

/** A vendor's API with sign-in, safe repeats, a rate and circuit breakers. Never throws; no secret is in any error. */
export interface VendorHttp {
  signIn(how?: SignInOptions): Promise<Result<SignedIn, VendorError>>;
  call(call: VendorCall): Promise<Result<HttpResponse, VendorError>>;
  /** How the tenant's calls do now. */
  health(): VendorHealth;
  /**
   * The vendor's present time as far as its answers tell it, in milliseconds since the epoch: what "from now on" means to it.
   * Rather too early than too late; our own time where no answer told any.
   */
  vendorNow(): number;
}

/** Makes the HTTP of one tenant: token cache, rate and breakers live as long as it does; `client.sharing` joins them with other processes'. */
export function createVendorHttp(options: VendorHttpOptions): VendorHttp {
  const { client, repeat, vendor } = options;
  const { clock, random } = client;
  const secrets = createLiveSecrets(client.credentials.clientSecret);
  const ledger = createLedger(clock);
  const { sharing } = client;
  const { attemptTimeoutMs: attemptMs } = repeat;
  const board = createBreakerBoard({ policy: options.breaker, clock, attemptMs, onChange: client.onBreaker, sharing });
  const gate = createGate(options);
  const vendorClock = createVendorClock(clock);
  const sendOnce = createSender(options, { ledger, vendorClock, secrets });
  const world = { policy: repeat, clock, random, vendor };
  const onFailed = (error: VendorError): void => noteRefusal(error, { client, ledger, gate, world });
  const signInWorld = { ...world, breaker: board.breaker(SIGN_IN), onFailed };
  const tokens = createTenantTokens({ options, world: signInWorld, gate, sendOnce, remember: secrets.add });
  const clean = (error: VendorError): VendorError => withoutSecrets(error, secrets);
  const tenant: Tenant = { client, world, board, gate, tokens, sendOnce, ledger, clean, hide: secrets.hide };
  const health = (): VendorHealth => ({
    breakers: board.read(),
    token: tokens.read(),
    waitMs: gate.waitMs(),
    clockAheadMs: vendorClock.aheadMs(),
    ...ledger.read(),
  });
  sharing?.follow((group, forMs) => (group === null ? pauseFor(forMs, tenant) : board.hear(group, forMs)));
  const call = (wanted: VendorCall): Promise<Result<HttpResponse, VendorError>> => callTenant(wanted, tenant);
  client.onReady?.({ health, call, clean });
  return {
    async signIn({ afresh = false, tryNow = false } = {}) {
      if (tryNow) board.tryNow(SIGN_IN);
      const token = await (afresh ? tokens.renew(repeat.deadlineMs) : tokens.get(repeat.deadlineMs));
      if (tryNow && token.ok) board.tryNow(null);
      if (!token.ok) return err(clean(token.error));
      const { grantedScopes, scopesAssumed } = token.value;
      return ok({ grantedScopes, ...(scopesAssumed === true ? { scopesAssumed } : {}) });
    },
    call,
    health,
    vendorNow: () => vendorClock.now(),
  };
}

function createGate({ client, rateLimit }: VendorHttpOptions): RateGate {
  const { clock, sharing } = client;
  if (rateLimit === undefined || sharing === undefined) return createRateGate(rateLimit ?? null, clock);
  return createSharedRateGate({ limit: rateLimit, clock, lease: (wish) => sharing.leaseCalls(wish) });
}

function withoutSecrets(error: VendorError, { clean }: LiveSecrets): VendorError {
  const vendorMessage = error.vendorMessage === undefined ? {} : { vendorMessage: clean(error.vendorMessage) };
  return { ...error, message: clean(error.message), ...vendorMessage };
}
