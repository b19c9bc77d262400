import { redact } from "@tonegraph/vendor-kit";

/** One request that a sandbox got. `status` is null where the connection was dropped. No header and no secret is in it. */
export interface LoggedRequest {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly requestId: string | null;
  readonly fault: boolean;
  /** The body as text, redacted; null for requests that ask for a token. */
  readonly body: string | null;
}

const KEPT = 1000;
const MAX_BODY = 20_000;

/** The latest requests of one dialect, oldest first. */
export interface RequestLog {
  add(request: LoggedRequest): void;
  list(): readonly LoggedRequest[];
  clear(): void;
}

/** An empty log; it keeps the latest thousand. */
export function createRequestLog(): RequestLog {
  let entries: LoggedRequest[] = [];
  return {
    add(request) {
      const isSignIn = request.path.endsWith("/token");
      const body =
        isSignIn || request.body === null || request.body === "" ? null : redact(request.body.slice(0, MAX_BODY), []);
      entries = [...entries.slice(1 - KEPT), { ...request, body }];
    },
    list: () => entries,
    clear() {
      entries = [];
    },
  };
}
