import { ERROR_CODES, type ErrorCode, type RouteContract } from "@tonegraph/api-contract";

const EVERYWHERE: readonly ErrorCode[] = ["invalid-parameter", "too-many-requests", "internal-error", "overloaded"];

/** The error codes a route can answer: what follows from its shape, and what its contract adds. */
export function documentedErrors(contract: RouteContract): readonly ErrorCode[] {
  const codes = new Set<ErrorCode>(EVERYWHERE);
  if (contract.permission !== "public") codes.add("not-signed-in");
  if (contract.permission !== "public" && contract.permission !== "signedIn") codes.add("not-allowed");
  if (contract.method !== "GET") codes.add("forged-request");
  if (contract.path.includes(":")) codes.add("not-found");
  if (contract.body) for (const code of BODY) codes.add(code);
  if (contract.headers?.includes("if-match")) for (const code of IF_MATCH) codes.add(code);
  if (contract.headers?.includes("idempotency-key")) for (const code of IDEMPOTENCY) codes.add(code);
  for (const code of contract.errors ?? []) codes.add(code);
  return [...codes].toSorted();
}

const BODY: readonly ErrorCode[] = ["invalid-body", "body-too-large", "unsupported-media-type"];
const IF_MATCH: readonly ErrorCode[] = ["missing-if-match", "stale-revision"];
const IDEMPOTENCY: readonly ErrorCode[] = ["missing-idempotency-key", "idempotency-key-reused"];

/** The same as HTTP statuses, each once. */
export function documentedErrorStatuses(contract: RouteContract): readonly number[] {
  return [...new Set(documentedErrors(contract).map((code) => ERROR_CODES[code].status))].toSorted((a, b) => a - b);
}
