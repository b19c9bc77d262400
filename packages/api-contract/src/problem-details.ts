import { z } from "zod";

/** The codes that errors of the API carry, each with its HTTP status and title. */
export const ERROR_CODES = {
  "invalid-body": { status: 400, title: "The body cannot be read" },
  "invalid-parameter": { status: 400, title: "A parameter is not valid" },
  "invalid-flow": { status: 400, title: "This is not a flow document" },
  "not-signed-in": { status: 401, title: "Sign in first" },
  "invalid-sign-in-token": { status: 401, title: "This sign-in link is not valid any more" },
  "not-allowed": { status: 403, title: "Your role does not allow this" },
  "forged-request": { status: 403, title: "This request did not come from Tonegraph" },
  "address-not-allowed": { status: 422, title: "This address may not be called" },
  "not-found": { status: 404, title: "There is nothing here" },
  "method-not-allowed": { status: 405, title: "This method is not offered here" },
  "already-exists": { status: 409, title: "This exists already" },
  "nothing-changed": { status: 409, title: "What is live already equals this" },
  "deployment-in-progress": { status: 409, title: "Another deployment of this flow is running" },
  "deployment-not-cancellable": { status: 409, title: "This deployment can no longer be cancelled" },
  drifted: { status: 409, title: "Somebody changed the flow at the vendor" },
  "schedule-overlap": { status: 409, title: "Something else is scheduled for this time" },
  "approval-needed": { status: 409, title: "Somebody else has to approve this version first" },
  "approval-not-needed": { status: 409, title: "Publishing to this tenant needs no approval" },
  "approval-decided": { status: 409, title: "This was decided already" },
  "other-content": { status: 409, title: "This approval is for another content" },
  "own-version": { status: 403, title: "Authors cannot decide on their own version" },
  "nothing-to-roll-back": { status: 409, title: "There is no earlier version to go back to" },
  "guard-in-shadow": { status: 409, title: "The guard has not been long enough in shadow mode" },
  "guard-not-asking": { status: 409, title: "This watch does not ask for an answer" },
  "cannot-merge": { status: 409, title: "This cannot be merged into the draft" },
  "in-use": { status: 409, title: "This is still in use" },
  "stale-revision": { status: 412, title: "Somebody saved this flow since you opened it" },
  "body-too-large": { status: 413, title: "The body is too large" },
  "unsupported-media-type": { status: 415, title: "Send application/json" },
  "flow-has-errors": { status: 422, title: "The flow has errors that would hurt callers" },
  "idempotency-key-reused": { status: 422, title: "This idempotency key was used for another request" },
  "missing-if-match": { status: 428, title: "Say which revision you edited" },
  "missing-idempotency-key": { status: 428, title: "Send an Idempotency-Key" },
  "too-many-requests": { status: 429, title: "Too many requests" },
  "internal-error": { status: 500, title: "Tonegraph has a bug" },
  "vendor-failed": { status: 502, title: "The vendor did not do it" },
  overloaded: { status: 503, title: "Tonegraph is busy" },
} as const satisfies Record<string, { status: number; title: string }>;
/** A code of {@link ERROR_CODES}. */
export type ErrorCode = keyof typeof ERROR_CODES;

/** The body of every error: RFC 9457 problem details with our code, places and request id. */
export const problemDetailsSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), message: z.string() })).optional(),
  requestId: z.string(),
});
/** The body of every error. */
export type ProblemDetails = z.infer<typeof problemDetailsSchema>;
