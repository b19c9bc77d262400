import { err, ok, type Result } from "@tonegraph/flow-model";
import type { ClientOptions } from "../client.ts";
import type { HttpRequest, HttpResponse } from "../http.ts";
import type { VendorError } from "../vendor-error.ts";
import { createCircuitBreaker, type BreakerPolicy, type CircuitBreaker } from "./circuit-breaker.ts";
import { missingScopes, missingScopesError } from "./missing-scopes.ts";
import { redact } from "./redact.ts";
import { repeatCall, type RepeatPolicy } from "./repeat-call.ts";
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
  const { client, repeat } = options;
  const { clientSecret, scopes } = client.credentials;
  const apiBreaker = createCircuitBreaker(options.breaker, client.clock);
  const signInBreaker = createCircuitBreaker(options.breaker, client.clock);
  const lacking = missingScopes(options.requiredScopes, scopes);
  const secrets = new Set([clientSecret]);
  const clean = (error: VendorError): VendorError => redactError(error, [...secrets]);
  const sendOnce = createSender(options);

  const tokens = createTokenCache({
    clock: client.clock,
    renewEarlyMs: options.token.renewEarlyMs,
    fetchToken: async () => {
      const body = tokenRequestBody(options.token.bodyStyle, client.credentials);
      const request = { method: "POST", url: client.authUrl, ...body } as const;
      const answer = await repeated("read", undefined, signInBreaker, {
        prepare: async () => null,
        attempt: (number, timeoutMs) => sendOnce("signIn", number, { ...request, timeoutMs }),
        renewCredentials: () => false,
      });
      if (!answer.ok) return answer;
      const token = readToken(answer.value, scopes, options.vendor);
      if (!token.ok) return token;
      secrets.add(token.value.value);
      const refused = missingScopes(options.requiredScopes, token.value.grantedScopes);
      return refused.length > 0 ? err(missingScopesError(refused, "token")) : token;
    },
  });

  function repeated(
    effect: VendorCall["effect"],
    deadlineMs: number | undefined,
    breaker: CircuitBreaker,
    parts: Pick<Parameters<typeof repeatCall>[2], "prepare" | "attempt" | "renewCredentials">,
  ): Promise<Result<HttpResponse, VendorError>> {
    const world = { policy: repeat, clock: client.clock, random: client.random, breaker, vendor: options.vendor };
    return repeatCall(effect, deadlineMs ?? repeat.deadlineMs, { ...world, ...parts });
  }

  async function getToken(): Promise<Result<AccessToken, VendorError>> {
    return lacking.length > 0 ? err(missingScopesError(lacking, "credentials")) : tokens.get();
  }

  return {
    async signIn() {
      const token = await getToken();
      return token.ok ? ok({ grantedScopes: token.value.grantedScopes }) : err(clean(token.error));
    },
    async call(call) {
      let used = "";
      let renewed = false;
      const answer = await repeated(call.effect, call.deadlineMs, apiBreaker, {
        prepare: async () => {
          const token = await getToken();
          if (token.ok) used = token.value.value;
          return token.ok ? null : token.error;
        },
        attempt: (number, timeoutMs) => {
          const headers = { ...call.headers, authorization: `Bearer ${used}`, ...contentType(call.body) };
          const body = call.body === undefined ? {} : { body: call.body };
          return sendOnce(call.operation, number, { method: call.method, url: call.url, headers, ...body, timeoutMs });
        },
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

function createSender(options: VendorHttpOptions) {
  const { clock, send, onAttempt } = options.client;
  return async (operation: string, number: number, request: HttpRequest): Promise<Result<HttpResponse, FailedAttempt>> => {
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

function readFailure(answer: Awaited<ReturnType<ClientOptions["send"]>>, options: VendorHttpOptions): FailedAttempt | null {
  if (!answer.ok) return failedWithoutAnswer(answer.error, options.vendor);
  if (answer.value.status >= 200 && answer.value.status < 300) return null;
  return failedWithAnswer(answer.value, {
    vendor: options.vendor,
    vendorMessage: options.readMessage(answer.value)?.slice(0, 1000),
    retryAfterMs: retryAfterMs(answer.value.headers["retry-after"], options.client.clock.now()),
  });
}

function contentType(body: string | undefined): Readonly<Record<string, string>> {
  return body === undefined ? {} : { "content-type": "application/json" };
}

function redactError(error: VendorError, secrets: readonly string[]): VendorError {
  const vendorMessage = error.vendorMessage === undefined ? {} : { vendorMessage: redact(error.vendorMessage, secrets) };
  return { ...error, message: redact(error.message, secrets), ...vendorMessage };
}
