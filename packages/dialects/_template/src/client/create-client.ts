import { ok, type Json, type Result } from "@tonegraph/flow-model";
import {
  addressWith,
  limitsOfWrite,
  createVendorHttp,
  isJsonObject,
  readJson,
  readVendorMessage,
  tenantRate,
  type ClientOptions,
  type DialectClient,
  type VendorError,
  type VendorHttp,
  type WriteOptions,
} from "@tonegraph/vendor-kit";
import { z } from "zod";
import { descriptor, RATE } from "../index.ts";
import { normalise } from "../normalise.ts";

const desksSchema = z.object({ desks: z.array(z.object({ id: z.string(), name: z.string() })) });

/** A client of the toy vendor. Its lines have ids of ours and a PUT makes or replaces one, so repeating a PUT is safe. */
export function createClient(options: ClientOptions): DialectClient {
  const http = createHttp(options);
  const lineUrl = (id: string): string | null => addressWith(`${options.baseUrl}/lines`, id);

  const put = async (
    operation: string,
    id: string,
    at: { line: Json; write: WriteOptions },
  ): Promise<Result<null, VendorError>> => {
    const body = JSON.stringify(normalise(at.line));
    const call = { operation, method: "PUT", url: lineUrl(id), effect: "idempotentWrite", body } as const;
    const answer = await http.call({ ...call, ...limitsOfWrite(at.write) });
    return answer.ok ? ok(null) : answer;
  };

  return {
    signIn: (how) => http.signIn(how),
    async read(externalId, how) {
      const call = { operation: "readLine", method: "GET", url: lineUrl(externalId), effect: "read" } as const;
      const answer = await http.call({ ...call, ...how });
      if (answer.ok) {
        const { body: raw, status } = answer.value;
        const artefact = readJson(raw);
        return isJsonObject(artefact) ? ok({ artefact, raw }) : unreadable(status);
      }
      return answer.error.kind === "notFound" ? ok(null) : answer;
    },
    async create(artefact, write) {
      const externalId = `line-${write.idempotencyKey}`;
      const made = await put("createLine", externalId, { line: artefact, write });
      return made.ok ? ok({ externalId }) : made;
    },
    replace: (externalId, artefact, write) => put("replaceLine", externalId, { line: artefact, write }),
    restore: (externalId, former, write) => put("restoreLine", externalId, { line: former.artefact, write }),
    async remove(externalId, write) {
      const call = {
        operation: "removeLine",
        method: "DELETE",
        url: lineUrl(externalId),
        effect: "idempotentWrite",
      } as const;
      const answer = await http.call({ ...call, ...limitsOfWrite(write) });
      return answer.ok || answer.error.kind === "notFound" ? ok(null) : answer;
    },
    async resources(kind) {
      if (kind !== "queue") return ok({ items: [], known: false });
      const answer = await http.call({
        operation: "listDesks",
        method: "GET",
        url: `${options.baseUrl}/desks`,
        effect: "read",
      });
      if (!answer.ok) return answer;
      const listing = readAs(desksSchema, answer.value.body);
      return listing === undefined ? unreadable(answer.value.status) : ok({ items: listing.desks, known: true });
    },
  };
}

function createHttp(options: ClientOptions): VendorHttp {
  return createVendorHttp({
    client: options,
    vendor: descriptor.vendor,
    requiredScopes: descriptor.scopes,
    scopeRefusal: /has no right to/,
    token: { bodyStyle: "json", renewEarlyMs: 30_000 },
    repeat: {
      maxAttempts: 3,
      attemptTimeoutMs: 10_000,
      deadlineMs: 30_000,
      failureWait: { kind: "fullJitter", baseMs: 500, maxMs: 4000 },
      rateLimitWait: { kind: "fullJitter", baseMs: 1000, maxMs: 8000 },
      maxRetryAfterMs: 20_000,
    },
    breaker: { failures: 5, coolDownMs: 30_000 },
    rateLimit: tenantRate(options.settings, RATE),
    readMessage: readVendorMessage,
    codeField: "code",
  });
}

function unreadable(status: number): { readonly ok: false; readonly error: VendorError } {
  return {
    ok: false,
    error: {
      kind: "badAnswer",
      message: "Toy telephones gave an answer that cannot be read.",
      status,
      ambiguous: false,
    },
  };
}

function readAs<Value>(schema: z.ZodType<Value>, text: string): Value | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
