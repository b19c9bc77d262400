// NICE CXone's documented flow API of steps as a client. The id is ours, and PUT creates or replaces: a lost answer is
// repeated with the same version and the same content, which the vendor takes as done.
import { err, ok, type Json, type Result } from "@tonegraph/flow-model";
import {
  createVendorHttp,
  readVendorMessage,
  type ClientOptions,
  type DialectClient,
  type VendorError,
  type VendorHttp,
  type WriteOptions,
  tenantRate,
} from "@tonegraph/vendor-kit";
import { readBundle } from "../bundle.ts";
import { rebase, type LooseBundle } from "../flow-ids.ts";
import { descriptor, RATE } from "../index.ts";
import { createFlowCalls, idOf } from "./flow-calls.ts";
import { badAnswer } from "./read-flow-answer.ts";
import { bundleOf, readWhole, writeBundle } from "./write-bundle.ts";

/** Makes a client for one tenant. Keep it as long as the tenant is used: token and breaker live in it. */
export function createClient(options: ClientOptions): DialectClient {
  const http = createHttp(options);
  const calls = createFlowCalls(http, options.baseUrl);

  const write = async (
    operation: string,
    { artefact, externalId }: { readonly artefact: Json; readonly externalId: string | null },
    { basedOn, ...limits }: WriteOptions,
  ): Promise<Result<{ readonly externalId: string }, VendorError>> => {
    const bundle = readBundle(artefact);
    if (bundle === null) return err(badAnswer("What should be written is no CXone flow."));
    const named: LooseBundle = externalId === null ? bundle : rebase(bundle, externalId);
    const former = externalId === null ? null : bundleOf(basedOn);
    const present = former === undefined ? {} : { present: former };
    const written = await writeBundle(calls, named, {
      operation,
      ...present,
      limits,
      clock: options.clock,
    });
    return written.ok ? ok({ externalId: idOf(named.main) }) : written;
  };
  const nothing = (result: Result<unknown, VendorError>): Result<null, VendorError> => (result.ok ? ok(null) : result);

  return {
    signIn: (how) => http.signIn(how),
    read: (externalId, how) => readWhole(calls, externalId, how),
    create: (artefact, given) => write("createFlow", { artefact, externalId: null }, given),
    replace: async (externalId, artefact, given) =>
      nothing(await write("replaceFlow", { artefact, externalId }, given)),
    restore: async (externalId, former, given) =>
      nothing(await write("restoreFlow", { artefact: former.artefact, externalId }, given)),
    // The document lists neither queues nor agents nor flows: an id is then neither right nor wrong.
    resources: async () => ok({ items: [], known: false }),
    async resourceExists(kind, id) {
      if (kind !== "flow") return ok(null);
      const found = await calls.get(id);
      return found.ok ? ok(found.value !== null) : found;
    },
  };
}

function createHttp(options: ClientOptions): VendorHttp {
  return createVendorHttp({
    client: options,
    vendor: descriptor.vendor,
    requiredScopes: descriptor.scopes,
    scopeRefusal: /insufficient_scope/i,
    token: { bodyStyle: "form", renewEarlyMs: 30_000 },
    repeat: {
      maxAttempts: 3,
      attemptTimeoutMs: 10_000,
      deadlineMs: 30_000,
      failureWait: { kind: "fullJitter", baseMs: 1000, maxMs: 8000 },
      rateLimitWait: { kind: "fullJitter", baseMs: 2000, maxMs: 16_000 },
      maxRetryAfterMs: 20_000,
    },
    breaker: { failures: 5, coolDownMs: 30_000 },
    rateLimit: tenantRate(options.settings, RATE),
    readMessage: readVendorMessage,
    codeField: "errorCode",
  });
}
