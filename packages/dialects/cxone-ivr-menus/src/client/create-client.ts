// NICE CXone's documented IVR API as a client. Its PUT replaces a whole flow and knows no condition, so a write whose
// answer is lost is told as ambiguous and never repeated here: the caller reads first.
import { err, ok, type Json, type Result } from "@tonegraph/flow-model";
import {
  addressWith,
  limitsOfWrite,
  type ClientOptions,
  createVendorHttp,
  readVendorMessage,
  type DialectClient,
  isJsonObject,
  type VendorError,
  type VendorHttp,
  withoutFields,
  type WriteOptions,
  tenantRate,
} from "@tonegraph/vendor-kit";
import { descriptor, RATE } from "../index.ts";
import { READ_ONLY_FIELDS } from "../wire.ts";
import { readFigures, readFiguresPage } from "./figures.ts";
import { badAnswer, readCreatedId, readFlowAnswer } from "./read-answer.ts";

const FLOWS_PATH = "/api/v2/ivr/flows";

/** Makes a client for one tenant. Keep it as long as the tenant is used: token and breaker live in it. */
export function createClient(options: ClientOptions): DialectClient {
  const http = createHttp(options);
  const baseUrl = options.baseUrl.replace(/\/+$/, "");
  const flowsUrl = `${baseUrl}${FLOWS_PATH}`;
  const flowUrl = (externalId: string): string | null => addressWith(flowsUrl, externalId);

  const put = async (
    operation: string,
    externalId: string,
    { content, write }: { readonly content: Json; readonly write: WriteOptions },
  ): Promise<Result<null, VendorError>> => {
    const body = JSON.stringify(content);
    const call = { operation, method: "PUT", url: flowUrl(externalId), effect: "write", body } as const;
    const answer = await http.call({ ...call, ...limitsOfWrite(write) });
    return answer.ok ? ok(null) : answer;
  };

  return {
    signIn: (how) => http.signIn(how),
    async read(externalId, how) {
      const answer = await http.call({
        operation: "readFlow",
        method: "GET",
        url: flowUrl(externalId),
        effect: "read",
        ...how,
      });
      if (answer.ok) return readFlowAnswer(answer.value);
      return answer.error.kind === "notFound" ? ok(null) : answer;
    },
    async create(artefact, write) {
      const body = JSON.stringify(artefact);
      const call = { operation: "createFlow", method: "POST", url: flowsUrl, effect: "write", body } as const;
      const answer = await http.call({ ...call, ...limitsOfWrite(write) });
      return answer.ok ? readCreatedId(answer.value) : answer;
    },
    replace: (externalId, artefact, write) => put("replaceFlow", externalId, { content: writable(artefact), write }),
    restore: async (externalId, former, write) => {
      if (!isJsonObject(former.artefact))
        return err(badAnswer("The captured copy is no flow, so it cannot be put back."));
      return put("restoreFlow", externalId, { content: writable(former.artefact), write });
    },
    figures: (query) => readFigures(http, baseUrl, query),
    figuresPage: (query) => readFiguresPage(http, baseUrl, query),
    // The document lists neither queues nor agents nor campaigns: an id is then neither right nor wrong.
    resources: async () => ok({ items: [], known: false }),
  };
}

function createHttp(options: ClientOptions): VendorHttp {
  return createVendorHttp({
    client: options,
    vendor: descriptor.vendor,
    requiredScopes: descriptor.scopes,
    // Our reading: the document answers 403 for a scope and does not show the body.
    scopeRefusal: /"INSUFFICIENT_SCOPE"|lacks the scope/i,
    token: { bodyStyle: "form", renewEarlyMs: 60_000 },
    repeat: {
      maxAttempts: 3,
      attemptTimeoutMs: 10_000,
      deadlineMs: 30_000,
      failureWait: { kind: "fixed", ms: 5000 },
      rateLimitWait: { kind: "fixed", ms: 2000 },
      maxRetryAfterMs: 20_000,
    },
    breaker: { failures: 5, coolDownMs: 30_000 },
    rateLimit: tenantRate(options.settings, RATE),
    readMessage: readVendorMessage,
    codeField: "errorCode",
  });
}

function writable(artefact: Json): Json {
  return isJsonObject(artefact) ? withoutFields(artefact, READ_ONLY_FIELDS) : artefact;
}
