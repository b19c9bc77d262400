import type { ProblemDetails } from "@tonegraph/api-contract";

/**
 * Why a call failed. `refused`: the BFF answered with problem details. `unreachable`: nothing answered.
 * `unreadable`: an answer came that is not what the contract says (a proxy's page, an older server).
 */
export interface ApiFailure {
  readonly kind: "refused" | "unreachable" | "unreadable";
  /** The HTTP status; 0 when nothing answered. */
  readonly status: number;
  /** Always in words for people; made here where the BFF could not say it itself. */
  readonly problem: ProblemDetails;
}

/** What queries and mutations throw, because TanStack Query wants failures thrown. */
export class ApiError extends Error {
  readonly failure: ApiFailure;

  constructor(failure: ApiFailure) {
    super(`${failure.problem.title}: ${failure.problem.detail}`);
    this.name = "ApiError";
    this.failure = failure;
  }
}

/** The problem details of anything thrown, so that every screen can say what happened. */
export function problemOf(error: unknown): ProblemDetails {
  if (error instanceof ApiError) return error.failure.problem;
  const detail = error instanceof Error ? error.message : String(error);
  return {
    type: "about:blank",
    title: "Tonegraph has a bug",
    status: 0,
    code: "internal-error",
    detail,
    requestId: "",
  };
}
