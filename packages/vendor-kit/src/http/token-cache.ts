import { err, ok, type Result } from "@tonegraph/flow-model";
import type { Clock } from "../http.ts";
import type { AccessToken } from "../tenant-sharing.ts";
import type { VendorError } from "../vendor-error.ts";
import { createRefusedSignIn, REMEMBERED_MS } from "./refused-sign-in.ts";
import { TIME_IS_OVER, withinTime } from "./within-time.ts";

/** What a token cache needs. */
export interface TokenCacheOptions {
  readonly clock: Clock;
  /** Milliseconds before its end that a token is renewed; at most half of its life. */
  readonly renewEarlyMs: number;
  /** How long a renewal may take in milliseconds, whoever waits for it. */
  readonly patienceMs: number;
  /** What somebody is told whose own time is over before that. */
  readonly tooLate: () => VendorError;
  /** Gets a new token within these milliseconds. */
  readonly fetchToken: (deadlineMs: number, wanted: WantedToken) => Promise<Result<AccessToken, VendorError>>;
}

/** Which token will do. */
export interface WantedToken {
  /** The one that the vendor refused last, which will not. */
  readonly refused: string | null;
  /** Only one that the vendor grants now. */
  readonly afresh: boolean;
}

/** One tenant's token, renewed before it ends. */
export interface TokenCache {
  /**
   * A token that is good now, without a wait where it is cached. Callers that ask at the same time share one renewal, which
   * has a patience of its own; each waits for it as long as it has time itself (milliseconds). A renewal that fails ends no
   * token before its time.
   */
  get(leftMs: number): Result<AccessToken, VendorError> | Promise<Result<AccessToken, VendorError>>;
  /** Asks the vendor now, whatever is cached or was refused; a failure leaves the cached token as it is. */
  renew(deadlineMs: number): Promise<Result<AccessToken, VendorError>>;
  /**
   * Drops this token, if it is still the cached one, because the vendor refused it, or because it may too little: another one
   * may do more. Where that one does not either, it is kept for a while for the calls that it will do for.
   */
  forget(value: string, why?: "refused" | "mayTooLittle"): void;
  /** When the cached token ends, in milliseconds since the epoch, and what it may do; never the token. */
  read(): { readonly expiresAtMs: number; readonly grantedScopes: readonly string[] } | null;
}

/** Milliseconds until a token that arrived just now should be renewed. */
export function renewInMs({ lifetimeMs, ageMs = 0 }: AccessToken, renewEarlyMs: number): number {
  const life = ageMs + lifetimeMs;
  return Math.max(life - renewEarlyMs, life / 2) - ageMs;
}

/** A renewal under way, and when it ends at the latest. */
interface Renewal {
  readonly token: Promise<Result<AccessToken, VendorError>>;
  readonly endsAt: number;
}

/** Between the beginning of a call and that of the renewal that it begins. */
const ABOUT_THE_SAME_MS = 50;

/** Makes something that is true once, and again only when {@link REMEMBERED_MS} have passed since. */
function createPacer(clock: Pick<Clock, "elapsed">): () => boolean {
  let last = -Infinity;
  return () => {
    const now = clock.elapsed();
    if (now < last + REMEMBERED_MS) return false;
    last = now;
    return true;
  };
}

/**
 * Makes an empty cache. A failed renewal is not kept: the next call tries again, unless the vendor refused the credentials
 * themselves just before.
 */
export function createTokenCache(options: TokenCacheOptions): TokenCache {
  let cached: { readonly token: AccessToken; readonly renewAt: number; readonly endsAt: number } | null = null;
  let renewal: Renewal | null = null;
  let refused: string | null = null;
  let asked = 0;
  /** Which asking the newest token comes from: vendors may end a token when they grant another one. */
  let newest = 0;
  const refusedSignIn = createRefusedSignIn(options.clock);
  const isTimely = createPacer(options.clock);

  const stillGood = (): Result<AccessToken, VendorError> | null =>
    cached !== null && options.clock.elapsed() < cached.endsAt ? ok(cached.token) : null;

  const fetch = async (deadlineMs: number, afresh: boolean): Promise<Result<AccessToken, VendorError>> => {
    const answered = refusedSignIn.asking();
    const number = (asked += 1);
    const fetched = await options.fetchToken(deadlineMs, { refused, afresh });
    answered(fetched);
    if (!fetched.ok) return (afresh ? null : stillGood()) ?? fetched;
    if (number < newest) return stillGood() ?? fetched;
    newest = number;
    const now = options.clock.elapsed();
    const renewAt = now + renewInMs(fetched.value, options.renewEarlyMs);
    cached = { token: fetched.value, renewAt, endsAt: now + fetched.value.lifetimeMs };
    return fetched;
  };

  const renew = (now: number): Renewal => {
    const token = fetch(options.patienceMs, false).finally(() => {
      renewal = null;
    });
    return { token, endsAt: now + options.patienceMs };
  };

  const waitFor = async ({ token }: Renewal, leftMs: number): Promise<Result<AccessToken, VendorError>> => {
    const got = await withinTime(token, leftMs, options.clock);
    return got === TIME_IS_OVER ? err(options.tooLate()) : got;
  };

  return {
    get(leftMs) {
      const now = options.clock.elapsed();
      if (cached && now < cached.renewAt) return { ok: true, value: cached.token };
      const refusal = refusedSignIn.standing();
      if (refusal !== null) return stillGood() ?? refusal;
      renewal ??= renew(now);
      // Nearly always the renewal ends before the caller's time does, and needs no watching.
      return renewal.endsAt <= now + leftMs + ABOUT_THE_SAME_MS ? renewal.token : waitFor(renewal, leftMs);
    },
    renew: (deadlineMs) => fetch(deadlineMs, true),
    forget(value, why = "refused") {
      if (cached?.token.value !== value || (why === "mayTooLittle" && !isTimely())) return;
      refused = value;
      cached = null;
    },
    read: () =>
      cached && {
        expiresAtMs: options.clock.now() + cached.endsAt - options.clock.elapsed(),
        grantedScopes: cached.token.grantedScopes,
      },
  };
}
