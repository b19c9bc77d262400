// NICE CXone's documented flow API of connections as a client. A registration carries an idempotency key, the same on
// every attempt, so it may be repeated; the vendor keeps keys for 24 h. It replaces a flow atomically.
import { err, ok, sameJson, type Json, type Result } from "@tonegraph/flow-model";
import {
  addressWith,
  limitsOfWrite,
  createVendorHttp,
  readVendorMessage,
  isJsonObject,
  withoutFields,
  type ClientOptions,
  type DialectClient,
  type ReadOptions,
  type VendorCopy,
  type VendorError,
  type VendorHttp,
  type WriteOptions,
  tenantRate,
} from "@tonegraph/vendor-kit";
import { descriptor, RATE } from "../index.ts";
import { normalise } from "../normalise.ts";
import { METADATA_FIELDS } from "../wire.ts";
import { announceConnections } from "./announce-connections.ts";
import { badAnswer, readFlowAnswer, readRegistered } from "./read-answer.ts";

const FLOWS_PATH = "/api/v2/flows";

/** Makes a client for one tenant. Keep it as long as the tenant is used: token and breaker live in it. */
export function createClient(options: ClientOptions): DialectClient {
  const http = createHttp(options);
  const flowsUrl = `${options.baseUrl.replace(/\/+$/, "")}${FLOWS_PATH}`;

  const read = async (
    externalId: string,
    { deadlineMs, signal, provesApi = false }: Partial<WriteOptions> & ReadOptions = {},
  ): Promise<Result<VendorCopy | null, VendorError>> => {
    const answer = await http.call({
      operation: "readFlow",
      method: "GET",
      url: addressWith(flowsUrl, externalId),
      effect: "read",
      provesApi,
      ...(deadlineMs === undefined ? {} : { deadlineMs }),
      ...(signal === undefined ? {} : { signal }),
    });
    if (answer.ok) return readFlowAnswer(answer.value);
    return answer.error.kind === "notFound" ? ok(null) : answer;
  };

  const register = async (
    operation: string,
    externalId: string,
    { content, write }: { readonly content: Json; readonly write: WriteOptions },
  ): Promise<Result<null, VendorError>> => {
    if (!isJsonObject(content) || externalId === "")
      return err(badAnswer("What should be registered is no flow with an id, so nothing was sent."));
    const flow = { ...withoutFields(content, METADATA_FIELDS), id: externalId };
    const answer = await http.call({
      operation,
      method: "POST",
      url: flowsUrl,
      effect: "idempotentWrite",
      body: JSON.stringify(flow),
      idempotencyKey: write.idempotencyKey,
      ...limitsOfWrite(write),
    });
    if (answer.ok) return readRegistered(answer.value, externalId);
    if (answer.error.kind !== "conflict") return answer;
    return settleConflict(flow, answer.error, await read(externalId, write));
  };

  return {
    signIn: (how) => http.signIn(how),
    read: (externalId, how) => read(externalId, how),
    async create(artefact, write) {
      const id = isJsonObject(artefact) ? artefact["id"] : undefined;
      const externalId = typeof id === "string" ? id : "";
      const made = await register("registerFlow", externalId, { content: artefact, write });
      return made.ok ? ok({ externalId }) : made;
    },
    replace: (externalId, artefact, write) => register("replaceFlow", externalId, { content: artefact, write }),
    restore: (externalId, former, write) => register("restoreFlow", externalId, { content: former.artefact, write }),
    afterLive: (externalId, write) => announceConnections(options, { externalId, write, read }),
    // The document lists no resources: an id is then neither right nor wrong.
    resources: async () => ok({ items: [], known: false }),
  };
}

// 409: the key was used for another body, or the flow exists. The flow as it is decides: the same content is done.
function settleConflict(
  wanted: Json,
  conflict: VendorError,
  present: Result<VendorCopy | null, VendorError>,
): Result<null, VendorError> {
  if (!present.ok) {
    const message = `${conflict.message} Whether the flow is there all the same could not be read: ${present.error.message}`;
    return err({ ...conflict, message, ambiguous: true });
  }
  if (present.value !== null && sameJson(normalise(present.value.artefact), normalise(wanted))) return ok(null);
  const found = present.value === null ? "there is no such flow" : "the flow there has other content";
  return err({
    ...conflict,
    message: `${conflict.message} It was looked up: ${found}. Nothing was overwritten.`,
    ambiguous: false,
  });
}

function createHttp(options: ClientOptions): VendorHttp {
  return createVendorHttp({
    client: options,
    vendor: descriptor.vendor,
    requiredScopes: descriptor.scopes,
    // The document answers 401 for a scope, as for a token that has ended, and does not show the body.
    scopeRefusal: /"INSUFFICIENT_SCOPE"|lacks the scope/i,
    token: { bodyStyle: "form", renewEarlyMs: 30_000 },
    repeat: {
      maxAttempts: 3,
      attemptTimeoutMs: 15_000,
      deadlineMs: 60_000,
      failureWait: { kind: "fixed", ms: 1500 },
      rateLimitWait: { kind: "fullJitter", baseMs: 2000, maxMs: 8000 },
      maxRetryAfterMs: 20_000,
    },
    breaker: { failures: 5, coolDownMs: 30_000 },
    rateLimit: tenantRate(options.settings, RATE),
    readMessage: readVendorMessage,
    codeField: "code",
  });
}
