import type { z } from "zod";
import type { ErrorCode } from "../problem-details.ts";
import type { Permission } from "../roles.ts";

/** One route of the API. Paths are below `/api`; `:name` is a path parameter. A flow document in a body is `flowDocument`. */
export interface RouteContract {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly permission: Permission;
  readonly summary: string;
  /** Path parameters that are more than text. */
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Success answers by status; errors are problem details everywhere. `null` is an answer without a body. */
  readonly responses: Readonly<Record<number, z.ZodType | null>>;
  /** Request headers that this route reads. */
  readonly headers?: readonly ("if-match" | "idempotency-key")[];
  readonly stream?: true;
  /** Whether `If-None-Match` with the answer's own ETag is answered 304, without a body. */
  readonly notModified?: true;
  /** Media types of the success answer beside JSON, each as text in a form of its own. */
  readonly otherTypes?: readonly string[];
  /** How large a body may be, in bytes; absent: the server's general limit. */
  readonly maxBodyBytes?: number;
  /** Errors beyond those that follow from the route's shape (permission, path, body, headers). */
  readonly errors?: readonly ErrorCode[];
}
