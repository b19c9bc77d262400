import { randomBytes } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { SandboxRequest, SandboxResponse } from "@tonegraph/vendor-kit";
import { answerCallFeed, FEED_PATH } from "./callers/call-feed-answer.ts";
import {
  breakConnection,
  connectionOf,
  faultyAnswer,
  happensAllTheSame,
  isFaultyAnswer,
  type Connection,
} from "./faulty-answer.ts";
import type { MountedDialect } from "./mounted-dialect.ts";
import { answerResources, RESOURCES_PATH } from "./resource-listing.ts";
import type { SandboxClock } from "./sandbox-clock.ts";

/** Serves one dialect's stand-in under `/<dialect>`. Bodies reach it as the text they came as. */
export async function dialectRoutes(
  app: FastifyInstance,
  { id, dialect, clock }: { readonly id: string; readonly dialect: MountedDialect; readonly clock: SandboxClock },
): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));
  app.all(`/${id}/*`, async (request, reply) => {
    const asked = readRequest(request, id);
    const outcome = await answerRequest(asked, dialect, clock);
    const { response, connection } = outcome;
    dialect.log.add({
      at: new Date(clock.now()).toISOString(),
      method: asked.method,
      path: asked.path,
      status: connection === "kept" ? response.status : null,
      requestId: asked.headers["x-request-id"] ?? null,
      fault: outcome.isFault,
      body: asked.body,
    });
    if (connection !== "kept") return breakConnection(reply, { response, connection });
    // The vendor tells its own time, not that of the machine that it is played on.
    const date = new Date(clock.now()).toUTCString();
    return reply
      .code(response.status)
      .headers({ date, ...response.headers })
      .send(response.body);
  });
}

interface Outcome {
  readonly response: SandboxResponse;
  readonly connection: Connection;
  readonly isFault: boolean;
}

/** Whoever hangs longer than this has been forgotten. */
const LONGEST_SILENCE_MS = 600_000;

async function answerRequest(asked: SandboxRequest, dialect: MountedDialect, clock: SandboxClock): Promise<Outcome> {
  const { faults, schedule, account } = dialect;
  const fault = faults.take(asked) ?? schedule.next();
  if (fault === undefined) {
    const response = handle(dialect, asked, clock);
    await account.saved();
    return { response, connection: "kept", isFault: false };
  }
  if (fault.delayMs !== undefined) await clock.sleep(fault.delayMs);
  if (fault.expireTokens === true) account.write(account.sandbox.expireTokens(account.read()));
  if (fault.dropScopes === true) account.write(account.sandbox.dropScopes(account.read()));
  const proper = happensAllTheSame(fault) ? handle(dialect, asked, clock) : EMPTY;
  await account.saved();
  if (fault.hang === true) await clock.sleep(LONGEST_SILENCE_MS);
  const response = isFaultyAnswer(fault) ? faultyAnswer(fault) : proper;
  return { response, connection: connectionOf(fault), isFault: true };
}

const EMPTY: SandboxResponse = { status: 200, headers: {}, body: "" };

function handle(dialect: MountedDialect, request: SandboxRequest, clock: SandboxClock): SandboxResponse {
  const { account, callers, rightsAreTaken } = dialect;
  const now = clock.now();
  const traffic = callers.feed(now);
  if (request.path === FEED_PATH && request.method === "GET") return answerCallFeed(request, traffic);
  if (request.path === RESOURCES_PATH && request.method === "GET")
    return answerResources(request, account.sandbox, account.read());
  const world = { now, traffic, entropy: () => randomBytes(16).toString("hex") };
  if (rightsAreTaken && !request.path.endsWith("/token")) {
    // Nothing of it stays in the account: tokens that were given out may do again what they might when rights are given back.
    return account.sandbox.handle(account.sandbox.dropScopes(account.read()), request, world).response;
  }
  const { state, response } = account.sandbox.handle(account.read(), request, world);
  account.write(state);
  return response;
}

function readRequest(request: FastifyRequest, id: string): SandboxRequest {
  const url = new URL(request.url, "http://sandbox");
  const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value]],
  );
  return {
    method: request.method,
    path: url.pathname.slice(id.length + 1),
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(headers),
    body: typeof request.body === "string" ? request.body : "",
  };
}
