// Genesys Cloud's documented flow API as a client. A PATCH carries the version that follows the one it is based on, so a
// write over somebody else's change is refused (409, `conflict`) and never overwritten; nothing is repeated here, because
// whoever asked must read and compare first.
import { err, ok, type Json, type Result } from "@tonegraph/flow-model";
import {
  addressWith,
  limitsOfWrite,
  createVendorHttp,
  readVendorMessage,
  isJsonObject,
  withoutFields,
  type ClientOptions,
  type DialectClient,
  type QueueState,
  type VendorError,
  type VendorHttp,
  type WriteOptions,
  tenantRate,
} from "@tonegraph/vendor-kit";
import { descriptor, RATE } from "../index.ts";
import { METADATA_FIELDS, OUR_FIELDS } from "../wire.ts";
import { readAuditPage, readAuditTrail } from "./audit-trail.ts";
import { readFigures, readFiguresPage, type FiguresPlace } from "./figures.ts";
import { readQueueState } from "./queue-state.ts";
import { errorWithin, readCreatedId, readFlowAnswer, versionOf } from "./read-answer.ts";
import { sendPhrases } from "./send-phrases.ts";

/** Makes a client for one tenant. Keep it as long as the tenant is used: token and breaker live in it. */
export function createClient(options: ClientOptions): DialectClient {
  const http = createHttp(options);
  const api = `${options.baseUrl.replace(/\/+$/, "")}/api/v2`;
  const flowUrl = (externalId: string): string | null => addressWith(`${api}/flows`, externalId);
  const figuresAt = figuresPlace(`${api}/analytics/conversations/summary/query`, http, options);
  const read: DialectClient["read"] = async (externalId, how) => {
    const call = { operation: "readFlow", method: "GET", url: flowUrl(externalId), effect: "read" } as const;
    const answer = await http.call({ ...call, ...how });
    if (answer.ok) return readFlowAnswer(answer.value);
    return answer.error.kind === "notFound" ? ok(null) : answer;
  };
  const queueState = (queueId: string): Promise<Result<QueueState | null, VendorError>> =>
    readQueueState(http, addressWith(`${api}/routing/queues`, queueId, "/statistics"));
  const phrasesFirst = async (artefact: Json, write: WriteOptions): Promise<Result<WriteOptions, VendorError>> => {
    const askedAt = options.clock.elapsed();
    const url = `${api}/routing/phrases/bulk`;
    const sent = await sendPhrases(http, { url, artefact, write });
    return sent.ok ? ok({ ...write, deadlineMs: write.deadlineMs - (options.clock.elapsed() - askedAt) }) : sent;
  };
  const patch = async (operation: string, externalId: string, content: Content): Promise<Result<null, VendorError>> => {
    const ready = await phrasesFirst(content.artefact, content.write);
    if (!ready.ok) return ready;
    const version = await versionBefore(externalId, ready.value, read);
    if (!version.ok) return version;
    const body = JSON.stringify(flowBody(content.artefact, version.value + 1));
    const call = { operation, method: "PATCH", url: flowUrl(externalId), effect: "write", body } as const;
    const answer = await http.call({ ...call, ...limitsOfWrite(ready.value) });
    if (!answer.ok) return answer;
    const within = errorWithin(answer.value);
    return within === null ? ok(null) : err(within);
  };

  return {
    signIn: (how) => http.signIn(how),
    read,
    async create(artefact, write) {
      const ready = await phrasesFirst(artefact, write);
      if (!ready.ok) return ready;
      const body = JSON.stringify(flowBody(artefact, 1));
      const call = { operation: "createFlow", method: "POST", url: `${api}/flows`, effect: "write", body } as const;
      const answer = await http.call({ ...call, ...limitsOfWrite(ready.value) });
      return answer.ok ? readCreatedId(answer.value) : answer;
    },
    replace: (externalId, artefact, write) => patch("replaceFlow", externalId, { artefact, write }),
    restore: (externalId, former, write) => patch("restoreFlow", externalId, { artefact: former.artefact, write }),
    figures: (query) => readFigures(http, figuresAt, query),
    figuresPage: (query) => readFiguresPage(http, figuresAt, query),
    queueState,
    auditTrail(externalId, page) {
      const at = { url: `${api}/auditlogs`, externalId, clientId: options.credentials.clientId };
      return page === undefined ? readAuditTrail(http, at) : readAuditPage(http, at, page);
    },
    // The document lists neither queues nor agents nor flows: an id is then neither right nor wrong.
    resources: async () => ok({ items: [], known: false }),
    // One of them can be asked for all the same: how a queue does, and what a flow is.
    async resourceExists(kind, id) {
      if (kind !== "queue" && kind !== "flow") return ok(null);
      const found = await (kind === "queue" ? queueState(id) : read(id));
      return found.ok ? ok(found.value !== null) : found;
    },
  };
}

function figuresPlace(url: string, http: VendorHttp, { clock }: ClientOptions): FiguresPlace {
  return { url, now: () => clock.now(), vendorNow: () => http.vendorNow() };
}

interface Content {
  readonly artefact: Json;
  readonly write: WriteOptions;
}

/** The version that a write is based on: that of the copy which was read just before, else that of a fresh one. */
async function versionBefore(
  externalId: string,
  write: WriteOptions,
  read: DialectClient["read"],
): Promise<Result<number, VendorError>> {
  if (write.basedOn !== undefined) return versionOf(write.basedOn.artefact);
  const fresh = await read(externalId);
  if (!fresh.ok) return fresh;
  if (fresh.value !== null) return versionOf(fresh.value.artefact);
  const message = `Genesys Cloud does not have the flow “${externalId}” any more, so nothing was written.`;
  return err({ kind: "notFound", message, ambiguous: false });
}

function flowBody(artefact: Json, version: number): Json {
  if (!isJsonObject(artefact)) return artefact;
  const settings = artefact["settings"];
  return {
    ...withoutFields(artefact, [...METADATA_FIELDS, ...OUR_FIELDS]),
    settings: { ...(isJsonObject(settings) ? settings : {}), version },
  };
}

function createHttp(options: ClientOptions): VendorHttp {
  return createVendorHttp({
    client: options,
    vendor: descriptor.vendor,
    requiredScopes: descriptor.scopes,
    // The document answers 401 for a scope and does not show the body. Genesys Cloud has one code for permissions and scopes.
    scopeRefusal: /"missing\.any\.permissions"|lacks the scope/i,
    token: { bodyStyle: "form", renewEarlyMs: 60_000 },
    repeat: {
      maxAttempts: 3,
      attemptTimeoutMs: 10_000,
      deadlineMs: 30_000,
      failureWait: { kind: "fullJitter", baseMs: 2000, maxMs: 10_000 },
      rateLimitWait: { kind: "fullJitter", baseMs: 2000, maxMs: 10_000 },
      maxRetryAfterMs: 20_000,
    },
    breaker: { failures: 5, coolDownMs: 30_000 },
    rateLimit: tenantRate(options.settings, RATE),
    readMessage: readVendorMessage,
    codeField: "code",
  });
}
