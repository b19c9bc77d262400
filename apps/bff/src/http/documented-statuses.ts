import { ERROR_CODES, type ErrorCode, type RouteContract } from "@tonegraph/api-contract";

const EVERYWHERE: readonly ErrorCode[] = ["invalid-parameter", "too-many-requests", "internal-error", "overloaded"];

/** The error codes a route can answer: what follows from its shape, and what its contract adds. */
export function documentedErrors(contract: RouteContract): readonly ErrorCode[] {
  const codes: readonly (readonly ErrorCode[])[] = [
    EVERYWHERE,
    errorsOfPermission(contract),
    contract.method === "GET" ? [] : ["forged-request"],
    contract.path.includes(":") ? ["not-found"] : [],
    contract.body ? BODY : [],
    (contract.headers ?? []).flatMap((header) => (header === "if-match" ? IF_MATCH : IDEMPOTENCY)),
    contract.errors ?? [],
  ];
  return [...new Set(codes.flat())].toSorted((a, b) => a.localeCompare(b));
}

function errorsOfPermission({ permission }: RouteContract): readonly ErrorCode[] {
  if (permission === "public") return [];
  return permission === "signedIn" ? ["not-signed-in"] : ["not-signed-in", "not-allowed"];
}

const BODY: readonly ErrorCode[] = ["invalid-body", "body-too-large", "unsupported-media-type"];
const IF_MATCH: readonly ErrorCode[] = ["missing-if-match", "stale-revision"];
const IDEMPOTENCY: readonly ErrorCode[] = ["missing-idempotency-key", "idempotency-key-reused"];

/** The same as HTTP statuses, each once. */
export function documentedErrorStatuses(contract: RouteContract): readonly number[] {
  return [...new Set(documentedErrors(contract).map((code) => ERROR_CODES[code].status))].toSorted((a, b) => a - b);
}
