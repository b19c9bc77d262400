import type { HttpResponse } from "../http.ts";

const CODE = /insufficient[_ -]?scope/i;

/**
 * The scopes that a 403 says are missing (RFC 6750 section 3.1), of those that the dialect requires; empty where it says
 * that one is and does not name it, null where the refusal is about something else.
 */
export function insufficientScopes(response: HttpResponse, required: readonly string[]): readonly string[] | null {
  if (response.status !== 403) return null;
  const challenge = response.headers["www-authenticate"] ?? "";
  const body = response.body.slice(0, 20_000);
  if (!CODE.test(challenge) && !CODE.test(body)) return null;
  const listed = /scope="([^"]*)"/.exec(challenge)?.[1] ?? "";
  const words = new Set(`${listed} ${body}`.split(/[^\w:.-]+/).map((word) => word.replace(/[.:]+$/, "")));
  return required.filter((scope) => words.has(scope));
}
