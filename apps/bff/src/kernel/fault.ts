import type { ErrorCode } from "@tonegraph/api-contract";
import { err } from "@tonegraph/flow-model";

/** One wrong place in what was sent. `pointer` is a JSON pointer into the body, or `/<name>` of a parameter. */
export interface FaultPlace {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/** An expected failure of a use case, ready to become an RFC 9457 answer. */
export interface ApiFault {
  readonly code: ErrorCode;
  /** What happened and what to do, in the reader's words. */
  readonly detail: string;
  readonly errors?: readonly FaultPlace[];
  /** Further members of the answer, for instance the present revision. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A failed Result that carries a fault: `return fault("not-found", "There is no flow with this id.")`. */
export function fault(
  code: ErrorCode,
  detail: string,
  more: Omit<ApiFault, "code" | "detail"> = {},
): { readonly ok: false; readonly error: ApiFault } {
  return err({ code, detail, ...more });
}
