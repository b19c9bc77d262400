import { err, ok, type Result } from "@tonegraph/flow-model";
import type { ClientOptions } from "../client.ts";
import type { HttpRequest, HttpResponse } from "../http.ts";
import type { VendorError } from "../vendor-error.ts";
import { createCircuitBreaker, type BreakerPolicy } from "./circuit-breaker.ts";
import { missingScopes, missingScopesError } from "./missing-scopes.ts";
import { redact } from "./redact.ts";
import { repeatCall, type RepeatPolicy, type RepeatWorld } from "./repeat-call.ts";
import { retryAfterMs } from "./retry-after.ts";
import { createTokenCache, type AccessToken } from "./token-cache.ts";
import { readToken, tokenRequestBody, type TokenBodyStyle } from "./token-request.ts";
import { failedWithAnswer, failedWithoutAnswer, type FailedAttempt, type VendorCall } from "./vendor-call.ts";

/** What a dialect says once about how its vendor wants to be called. */
export interface VendorHttpOptions {
  readonly client: Omit<ClientOptions, "settings" | "baseUrl">;
  /** The vendor's name for people, such as `NICE CXone`. */
  readonly vendor: string;
  readonly requiredScopes: readonly string[];
  readonly token: { readonly bodyStyle: TokenBodyStyle; readonly renewEarlyMs: number };
  readonly repeat: RepeatPolicy;
  readonly breaker: BreakerPolicy;
  /** The vendor's own words in an error answer; secrets are removed afterwards. */
  readonly readMessage: (response: HttpResponse) => string | undefined;
}

/** A vendor's API with sign-in, safe repeats and a circuit breaker. Never throws; no secret is in any error. */
export interface VendorHttp {
  signIn(): Promise<Result<{ readonly grantedScopes: readonly string[] }, VendorError>>;
  call(call: VendorCall): Promise<Result<HttpResponse, VendorError>>;
}

/** Makes the HTTP of one tenant: token cache and breakers live as long as it does. */
export function createVendorHttp(options: VendorHttpOptions): VendorHttp {
  const { client, repeat, vendor } = options;
  const secrets = new Set([client.credentials.clientSecret]);
  const clean = (error: VendorError): VendorError => redactError(error, [...secrets]);
  const sendOnce = createSender(options);
  const world = { policy: repeat, clock: client.clock, random: client.random, vendor };
  const breaker = createCircuitBreaker(options.breaker, client.clock);
  const lacking = missingScopes(options.requiredScopes, client.credentials.scopes);
  const tokens = createTokenCache({
    clock: client.clock,
    renewEarlyMs: options.token.renewEarlyMs,
    fetchToken: createTokenFetch({ options, sendOnce, world, remember: (secret) => secrets.add(secret) }),
  });
  const getToken = async (deadlineMs: number): Promise<Result<AccessToken, VendorError>> =>
    lacking.length > 0 ? err(missingScopesError(lacking, "credentials")) : tokens.get(deadlineMs);

  return {
    async signIn() {
      const token = await getToken(repeat.deadlineMs);
      return token.ok ? ok({ grantedScopes: token.value.grantedScopes }) : err(clean(token.error));
    },
    async call(call) {
      let used = "";
      let renewed = false;
      const answer = await repeatCall(call.effect, call.deadlineMs ?? repeat.deadlineMs, {
        ...world,
        breaker,
        prepare: async (leftMs) => {
          const token = await getToken(leftMs);
          if (token.ok) used = token.value.value;
          return token.ok ? null : token.error;
        },
        attempt: (number, timeoutMs) => sendOnce(call.operation, number, { ...requestOf(call, used), timeoutMs }),
        renewCredentials: () => {
          if (renewed) return false;
          renewed = true;
          tokens.forget(used);
          return true;
        },
      });
      return answer.ok ? answer : err(clean(answer.error));
    },
  };
}

type SendOnce = ReturnType<typeof createSender>;

// The sign-in is another host with a breaker of its own; asking for a token twice does no harm, so it repeats like a read.
function createTokenFetch(parts: {
  readonly options: VendorHttpOptions;
  readonly sendOnce: SendOnce;
  readonly world: Pick<RepeatWorld, "policy" | "clock" | "random" | "vendor">;
  readonly remember: (secret: string) => void;
}): (deadlineMs: number) => Promise<Result<AccessToken, VendorError>> {
  const { client, vendor, requiredScopes, token: style, breaker: policy } = parts.options;
  const breaker = createCircuitBreaker(policy, client.clock);
  const body = tokenRequestBody(style.bodyStyle, client.credentials);
  const request = { method: "POST", url: client.authUrl, ...body } as const;
  return async (deadlineMs) => {
    const answer = await repeatCall("read", deadlineMs, {
      ...parts.world,
      breaker,
      prepare: async () => null,
      attempt: (number, timeoutMs) => parts.sendOnce("signIn", number, { ...request, timeoutMs }),
      renewCredentials: () => false,
    });
    if (!answer.ok) return answer;
    const token = readToken(answer.value, client.credentials.scopes, vendor);
    if (!token.ok) return token;
    parts.remember(token.value.value);
    const refused = missingScopes(requiredScopes, token.value.grantedScopes);
    return refused.length > 0 ? err(missingScopesError(refused, "token")) : token;
  };
}

function createSender(options: VendorHttpOptions) {
  const { clock, send, onAttempt } = options.client;
  return async (
    operation: string,
    number: number,
    request: HttpRequest,
  ): Promise<Result<HttpResponse, FailedAttempt>> => {
    const requestId = options.client.requestId();
    const startedAt = clock.now();
    const headers = { accept: "application/json", ...request.headers, "x-request-id": requestId };
    const answer = await send({ ...request, headers });
    const failed = readFailure(answer, options);
    const status = answer.ok ? answer.value.status : null;
    const outcome = failed?.error.kind ?? "ok";
    onAttempt?.({ operation, requestId, attempt: number, status, outcome, durationMs: clock.now() - startedAt });
    if (failed) return err({ ...failed, error: { ...failed.error, requestId } });
    return answer.ok ? answer : err(failedWithoutAnswer(answer.error, options.vendor));
  };
}

function readFailure(
  answer: Awaited<ReturnType<ClientOptions["send"]>>,
  options: VendorHttpOptions,
): FailedAttempt | null {
  if (!answer.ok) return failedWithoutAnswer(answer.error, options.vendor);
  if (answer.value.status >= 200 && answer.value.status < 300) return null;
  return failedWithAnswer(answer.value, {
    vendor: options.vendor,
    vendorMessage: options.readMessage(answer.value)?.slice(0, 1000),
    retryAfterMs: retryAfterMs(answer.value.headers["retry-after"], options.client.clock.now()),
  });
}

function requestOf(call: VendorCall, token: string): Omit<HttpRequest, "timeoutMs"> {
  const contentType = call.body === undefined ? {} : { "content-type": "application/json" };
  const headers = { ...call.headers, ...contentType, authorization: `Bearer ${token}` };
  return { method: call.method, url: call.url, headers, ...(call.body === undefined ? {} : { body: call.body }) };
}

function redactError(error: VendorError, secrets: readonly string[]): VendorError {
  const vendorMessage =
    error.vendorMessage === undefined ? {} : { vendorMessage: redact(error.vendorMessage, secrets) };
  return { ...error, message: redact(error.message, secrets), ...vendorMessage };
}
