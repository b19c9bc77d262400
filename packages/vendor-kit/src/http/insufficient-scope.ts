import type { HttpResponse } from "../http.ts";

/** The error code of RFC 6750 section 3.1. */
const CODE = /insufficient[_ -]?scope/i;

/** How a vendor asks for scopes, and says that one is missing. */
export interface ScopeWords {
  readonly requiredScopes: readonly string[];
  /** As in `VendorHttpOptions.scopeRefusal`. */
  readonly scopeRefusal: RegExp;
}

/**
 * The scopes that a 403 or 401 says are missing, of those that the dialect requires; empty where it says that one is and does not
 * name it, null where the refusal is about something else.
 */
export function insufficientScopes(
  response: HttpResponse,
  { requiredScopes, scopeRefusal }: ScopeWords,
): readonly string[] | null {
  if (response.status !== 403 && response.status !== 401) return null;
  const challenge = response.headers["www-authenticate"] ?? "";
  const body = response.body.slice(0, 20_000);
  if (!CODE.test(challenge) && !CODE.test(body) && !scopeRefusal.test(body)) return null;
  const listed = /scope="([^"]*)"/.exec(challenge)?.[1] ?? "";
  const words = new Set(`${listed} ${body}`.split(/[^\w:.-]+/).map((word) => word.replace(/[.:]+$/, "")));
  return requiredScopes.filter((scope) => words.has(scope));
}
