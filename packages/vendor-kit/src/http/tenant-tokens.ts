import { err } from "@tonegraph/flow-model";
import type { AccessToken, FetchToken } from "../tenant-sharing.ts";
import type { VendorError } from "../vendor-error.ts";
import { NEVER } from "./cancellation.ts";
import type { VendorHttpOptions } from "./create-vendor-http.ts";
import { credentialFault } from "./credential-fault.ts";
import { missingScopes, missingScopesError } from "./missing-scopes.ts";
import type { RateGate } from "./rate-gate.ts";
import { repeatCall, type RepeatWorld } from "./repeat-call.ts";
import { SIGN_IN } from "./route-group.ts";
import type { SendOnce } from "./send-once.ts";
import { createTokenCache, renewInMs, type TokenCache, type TokenCacheOptions } from "./token-cache.ts";
import { readToken, tokenRequestBody } from "./token-request.ts";

/** What a tenant's tokens need. */
export interface TenantTokensParts {
  readonly options: VendorHttpOptions;
  readonly sendOnce: SendOnce;
  /** The tenant's own: a request for a token counts like any other. */
  readonly gate: RateGate;
  readonly world: Pick<RepeatWorld, "policy" | "clock" | "random" | "vendor" | "breaker" | "onFailed">;
  /** Told of every token, so that it can be kept out of words. */
  readonly remember: (secret: string) => void;
}

/** One tenant's tokens. Credentials that cannot be right, or lack a scope, are refused before anything is sent. */
export function createTenantTokens(parts: TenantTokensParts): TokenCache {
  const { client, repeat, requiredScopes, token, vendor } = parts.options;
  const lacking = missingScopes(requiredScopes, client.credentials.scopes);
  const fault =
    credentialFault(client.credentials, vendor) ??
    (lacking.length > 0 ? missingScopesError(lacking, "credentials", vendor) : null);
  const fetchToken = createTokenFetch(parts);
  const cache = createTokenCache({
    clock: client.clock,
    renewEarlyMs: token.renewEarlyMs,
    patienceMs: repeat.deadlineMs,
    tooLate: () => signingIn(vendor),
    fetchToken,
  });
  return {
    ...cache,
    get: (leftMs) => (fault === null ? cache.get(leftMs) : err(fault)),
    renew: async (leftMs) => (fault === null ? cache.renew(leftMs) : err(fault)),
  };
}

/** Where other processes call the tenant too, one of them renews and the others take its token over. */
function createTokenFetch(parts: TenantTokensParts): TokenCacheOptions["fetchToken"] {
  const { client, requiredScopes, token: style, vendor } = parts.options;
  const granted = new Set<string>();
  const signIn = createSignIn(parts);
  const ask: FetchToken = async (deadlineMs) => {
    const token = await signIn(deadlineMs);
    if (!token.ok) return token;
    const refused = missingScopes(requiredScopes, token.value.grantedScopes);
    const isDrift = refused.some((scope) => granted.has(scope));
    for (const scope of token.value.grantedScopes) granted.add(scope);
    return refused.length > 0 ? err(missingScopesError(refused, isDrift ? "laterToken" : "token", vendor)) : token;
  };
  return async (deadlineMs, { refused, afresh }) => {
    const { sharing } = client;
    if (sharing === undefined) return ask(deadlineMs);
    const isGood = (token: AccessToken): boolean =>
      !afresh &&
      token.value !== refused &&
      renewInMs(token, style.renewEarlyMs) > 0 &&
      missingScopes(requiredScopes, token.grantedScopes).length === 0;
    const token = await sharing.renewToken({ deadlineMs, isGood }, ask);
    if (token === null) return err(signInElsewhere(vendor));
    if (!token.ok) return token;
    parts.remember(token.value.value);
    for (const scope of token.value.grantedScopes) granted.add(scope);
    return token;
  };
}

// The sign-in is another host with a breaker of its own; asking for a token twice does no harm, so it repeats like a
// read. It is shared by all callers, so none of them can cancel it for the others.
function createSignIn(parts: TenantTokensParts): FetchToken {
  const { client, vendor, token: style } = parts.options;
  const body = tokenRequestBody(style.bodyStyle, client.credentials);
  const request = { method: "POST", url: client.authUrl, ...body } as const;
  return async (deadlineMs) => {
    const answer = await repeatCall("read", client.clock.elapsed() + deadlineMs, {
      ...parts.world,
      gate: parts.gate,
      cancellation: NEVER,
      prepare: () => null,
      attempt: (number, timeoutMs) =>
        parts.sendOnce({ operation: "signIn", group: SIGN_IN, number, cancellation: NEVER }, (own) => ({
          ...request,
          timeoutMs,
          headers: {
            accept: "application/json",
            ...own.traceHeaders,
            ...request.headers,
            "x-request-id": own.requestId,
          },
        })),
      renewCredentials: () => false,
    });
    if (!answer.ok) return answer;
    const token = readToken(answer.value, client.credentials.scopes, vendor);
    if (token.ok) parts.remember(token.value.value);
    return token;
  };
}

function signingIn(vendor: string): VendorError {
  const message = `The time for this call to ${vendor} was over while Tonegraph was still signing in there.`;
  return { kind: "timeout", message, ambiguous: false };
}

function signInElsewhere(vendor: string): VendorError {
  const message = `Another process of Tonegraph was still signing in to ${vendor} when the time for this call was over.`;
  return { kind: "timeout", message, ambiguous: false };
}
