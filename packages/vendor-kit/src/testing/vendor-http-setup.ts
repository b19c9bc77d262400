import type { VendorAttempt } from "../vendor-telemetry.ts";
import { createVendorHttp, type VendorHttp, type VendorHttpOptions } from "../http/create-vendor-http.ts";
import { createScriptedSend, tokenAnswer, type ScriptedAnswer, type ScriptedSend } from "./scripted-send.ts";
import { createTestClock, type TestClock } from "./test-clock.ts";

/** A vendor HTTP with everything around it in a test's hands. */
export interface VendorHttpSetup {
  readonly http: VendorHttp;
  readonly clock: TestClock;
  readonly vendor: ScriptedSend;
  readonly attempts: readonly VendorAttempt[];
  /** Requests beside those for tokens. */
  calls(): ScriptedSend["requests"];
  tokenCalls(): ScriptedSend["requests"];
}

/** Where {@link setUpVendorHttp} asks for tokens. */
export const AUTH_URL = "https://login.test/token";

/** Makes a vendor HTTP: `answer` answers API calls (with their index), tokens are `token-1`, `token-2` … unless `token` answers. */
export function setUpVendorHttp(parts: {
  readonly answer: (index: number, authorization: string) => ScriptedAnswer | Promise<ScriptedAnswer>;
  readonly token?: (index: number) => ScriptedAnswer | Promise<ScriptedAnswer>;
  readonly clock?: TestClock;
  readonly random?: () => number;
  readonly options?: Partial<Omit<VendorHttpOptions, "client">>;
  readonly scopes?: readonly string[];
  readonly clientSecret?: string;
  /** Whatever else the client is given, a clock of another kind included. */
  readonly client?: Partial<VendorHttpOptions["client"]>;
}): VendorHttpSetup {
  const clock = parts.clock ?? createTestClock();
  const attempts: VendorAttempt[] = [];
  const counted = { calls: 0, tokens: 0, ids: 0 };
  const vendor = createScriptedSend((request) => {
    if (request.url !== AUTH_URL) return parts.answer(counted.calls++, request.headers["authorization"] ?? "");
    return parts.token ? parts.token(counted.tokens++) : tokenAnswer(`token-${++counted.tokens}`);
  });
  const http = createVendorHttp({
    vendor: "Vendor",
    requiredScopes: ["read", "write"],
    scopeRefusal: /not for this token/i,
    token: { bodyStyle: "form", renewEarlyMs: 60_000 },
    repeat: {
      maxAttempts: 3,
      attemptTimeoutMs: 10_000,
      deadlineMs: 60_000,
      failureWait: { kind: "fullJitter", baseMs: 1000, maxMs: 8000 },
      rateLimitWait: { kind: "fixed", ms: 2000 },
      maxRetryAfterMs: 20_000,
    },
    breaker: { failures: 5, coolDownMs: 30_000 },
    codeField: "code",
    readMessage: (response) => (response.body === "" ? undefined : response.body),
    ...parts.options,
    client: {
      authUrl: AUTH_URL,
      credentials: {
        clientId: "client-1",
        clientSecret: parts.clientSecret ?? "s3cret/+=ß",
        scopes: parts.scopes ?? ["read", "write"],
      },
      send: vendor.send,
      clock,
      random: parts.random ?? (() => 0.5),
      requestId: () => `request-${++counted.ids}`,
      onAttempt: (attempt) => attempts.push(attempt),
      ...parts.client,
    },
  });
  const isTokenCall = (request: { readonly url: string }): boolean => request.url === AUTH_URL;
  return {
    http,
    clock,
    vendor,
    attempts,
    calls: () => vendor.requests.filter((request) => !isTokenCall(request)),
    tokenCalls: () => vendor.requests.filter(isTokenCall),
  };
}
