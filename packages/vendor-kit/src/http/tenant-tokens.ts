import { err, type Result } from "@tonegraph/flow-model";
import type { VendorError } from "../vendor-error.ts";
import { cancellationOf } from "./cancellation.ts";
import type { VendorHttpOptions } from "./create-vendor-http.ts";
import { credentialFault } from "./credential-fault.ts";
import { missingScopes, missingScopesError } from "./missing-scopes.ts";
import { createRateLimiter } from "./rate-limiter.ts";
import { repeatCall, type RepeatWorld } from "./repeat-call.ts";
import type { SendOnce } from "./send-once.ts";
import { createTokenCache, type AccessToken, type TokenCache } from "./token-cache.ts";
import { readToken, tokenRequestBody } from "./token-request.ts";

/** What a tenant's tokens need. */
export interface TenantTokensParts {
  readonly options: VendorHttpOptions;
  readonly sendOnce: SendOnce;
  readonly world: Pick<RepeatWorld, "policy" | "clock" | "random" | "vendor" | "breaker">;
  /** Told of every token, so that it can be kept out of words. */
  readonly remember: (secret: string) => void;
}

/** One tenant's tokens. Credentials that cannot be right, or lack a scope, are refused before anything is sent. */
export function createTenantTokens(parts: TenantTokensParts): TokenCache {
  const { client, requiredScopes, token, vendor } = parts.options;
  const lacking = missingScopes(requiredScopes, client.credentials.scopes);
  const fault =
    credentialFault(client.credentials, vendor) ??
    (lacking.length > 0 ? missingScopesError(lacking, "credentials") : null);
  const cache = createTokenCache({
    clock: client.clock,
    renewEarlyMs: token.renewEarlyMs,
    fetchToken: createTokenFetch(parts),
  });
  return { ...cache, get: async (leftMs) => (fault === null ? cache.get(leftMs) : err(fault)) };
}

// The sign-in is another host with a breaker of its own; asking for a token twice does no harm, so it repeats like a
// read. It is shared by all callers, so none of them can cancel it for the others: only the end of the client does.
function createTokenFetch(parts: TenantTokensParts): (deadlineMs: number) => Promise<Result<AccessToken, VendorError>> {
  const { client, vendor, requiredScopes, token: style } = parts.options;
  const limiter = createRateLimiter(null, client.clock);
  const cancellation = cancellationOf([client.signal]);
  const body = tokenRequestBody(style.bodyStyle, client.credentials);
  const request = { method: "POST", url: client.authUrl, ...body } as const;
  const granted = new Set<string>();
  return async (deadlineMs) => {
    const answer = await repeatCall("read", deadlineMs, {
      ...parts.world,
      limiter,
      cancellation,
      prepare: async () => null,
      attempt: (number, timeoutMs) =>
        parts.sendOnce({ operation: "signIn", group: "signIn", number, cancellation }, { ...request, timeoutMs }),
      renewCredentials: () => false,
    });
    if (!answer.ok) return answer;
    const token = readToken(answer.value, client.credentials.scopes, vendor);
    if (!token.ok) return token;
    parts.remember(token.value.value);
    const refused = missingScopes(requiredScopes, token.value.grantedScopes);
    const isDrift = refused.some((scope) => granted.has(scope));
    for (const scope of token.value.grantedScopes) granted.add(scope);
    return refused.length > 0 ? err(missingScopesError(refused, isDrift ? "laterToken" : "token")) : token;
  };
}
