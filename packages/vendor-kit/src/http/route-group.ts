/** The route group of requests for tokens. */
export const SIGN_IN = "signIn";

/** The group of a call that names none and whose address says nothing. */
const USUAL_GROUP = "api";

/**
 * The route group of an address: what stands behind the version of the API, such as `analytics` of
 * `/api/v2/analytics/voice/details/query`. What fails there leaves the vendor's other parts alone.
 */
export function routeGroup(url: string): string {
  return /\/api\/v\d+\/([a-z][a-z-]{0,40})(?=[/?#]|$)/.exec(url)?.[1] ?? USUAL_GROUP;
}
