// What every call of this client has in common: the tenant's address, the effect on repeats, the caller's deadline.
import type { Json, Result } from "@tonegraph/flow-model";
import {
  addressWith,
  limitsOfWrite,
  createVendorHttp,
  readVendorMessage,
  type CallEffect,
  type ClientOptions,
  type HttpResponse,
  type VendorCall,
  type VendorError,
  type VendorHttp,
  type WriteOptions,
  tenantRate,
} from "@tonegraph/vendor-kit";
import { descriptor, RATE } from "../index.ts";
import { saysStatus } from "./answers.ts";

/** One call below the tenant's address. */
export interface ApiCall {
  readonly operation: string;
  readonly method: VendorCall["method"];
  /** Null: the id in it cannot be one. */
  readonly path: string | null;
  readonly effect: CallEffect;
  readonly body?: Json;
  readonly idempotencyKey?: string;
  readonly provesApi?: boolean | undefined;
  readonly isHandedOn?: boolean;
  readonly write?: Pick<WriteOptions, "deadlineMs" | "signal" | "attemptsBefore">;
}

/** The API of one tenant. */
export interface RulesApi {
  /** The tenant's address, without a slash at its end. */
  readonly base: string;
  readonly http: VendorHttp;
  call(call: ApiCall): Promise<Result<HttpResponse, VendorError>>;
}

/** Makes the API of one tenant; token and breaker live in it. */
export function createRulesApi(options: ClientOptions): RulesApi {
  const http = createHttp(options);
  const base = options.baseUrl.replace(/\/+$/, "");
  return {
    base,
    http,
    call: ({ path, body, write, provesApi = false, ...call }) =>
      http.call({
        ...call,
        url: path === null ? null : `${base}${path}`,
        provesApi,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(write === undefined ? {} : limitsOfWrite(write)),
      }),
  };
}

/** The path of a flow, or of something below it. */
export function flowPath(externalId: string, below = ""): string | null {
  return addressWith("/api/v2/ivr/flows", externalId, below);
}

function createHttp(options: ClientOptions): VendorHttp {
  return createVendorHttp({
    client: options,
    vendor: descriptor.vendor,
    requiredScopes: descriptor.scopes,
    // The document: "Scope Mismatch", "analytics scope missing". It shows no body, and names no code of its own for it.
    scopeRefusal: /lacks the scope|scope (?:is )?missing|scope mismatch/i,
    // The document's sign-in names no scopes: they are the client's.
    token: { bodyStyle: "jsonWithoutScope", renewEarlyMs: 5000 },
    repeat: {
      maxAttempts: 3,
      attemptTimeoutMs: 12_000,
      deadlineMs: 60_000,
      failureWait: { kind: "fullJitter", baseMs: 1000, maxMs: 8000 },
      rateLimitWait: { kind: "fullJitter", baseMs: 2000, maxMs: 8000 },
      maxRetryAfterMs: 20_000,
    },
    breaker: { failures: 5, coolDownMs: 30_000 },
    rateLimit: tenantRate(options.settings, RATE),
    readMessage: readVendorMessage,
    codeField: "errorCode",
    answersWithErrors: saysStatus,
  });
}
