import { randomBytes } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { SandboxRequest, SandboxResponse } from "@tonegraph/vendor-kit";
import type { Fault } from "./fault-list.ts";
import type { MountedDialect } from "./mounted-dialect.ts";
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
    if (connection !== "kept") return drop(reply, connection === "cut" ? response : null);
    return reply.code(response.status).headers(response.headers).send(response.body);
  });
}

interface Outcome {
  readonly response: SandboxResponse;
  readonly connection: "kept" | "cut" | "dropped";
  readonly isFault: boolean;
}

async function answerRequest(asked: SandboxRequest, dialect: MountedDialect, clock: SandboxClock): Promise<Outcome> {
  const fault = dialect.faults.take(asked);
  if (fault === undefined) {
    const response = handle(dialect, asked, clock);
    await dialect.account.saved();
    return { response, connection: "kept", isFault: false };
  }
  if (fault.delayMs !== undefined) await clock.sleep(fault.delayMs);
  const happens = fault.when === "after" || !(isFaultyAnswer(fault) || fault.dropConnection === true);
  const proper = happens ? handle(dialect, asked, clock) : EMPTY;
  await dialect.account.saved();
  return {
    response: isFaultyAnswer(fault) ? faultyAnswer(fault) : proper,
    connection: connectionOf(fault),
    isFault: true,
  };
}

function connectionOf(fault: Fault): Outcome["connection"] {
  if (fault.cutAnswer === true) return "cut";
  return fault.dropConnection === true ? "dropped" : "kept";
}

const EMPTY: SandboxResponse = { status: 200, headers: {}, body: "" };

function handle({ account }: MountedDialect, request: SandboxRequest, clock: SandboxClock): SandboxResponse {
  const world = { now: clock.now(), entropy: () => randomBytes(16).toString("hex") };
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

function isFaultyAnswer(fault: Fault): boolean {
  return fault.status !== undefined || fault.body !== undefined;
}

function faultyAnswer(fault: Fault): SandboxResponse {
  const status = fault.status ?? 200;
  const retryAfter = fault.retryAfter === undefined ? {} : { "retry-after": String(fault.retryAfter) };
  const body = fault.body ?? { errorCode: `HTTP_${status}`, message: `Injected fault: status ${status}`, errors: [] };
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const type = typeof body === "string" ? "text/plain" : "application/json";
  return { status, headers: { "content-type": type, ...retryAfter }, body: text };
}

function drop(reply: FastifyReply, response: SandboxResponse | null): FastifyReply {
  reply.hijack();
  if (response === null) {
    reply.raw.destroy();
    return reply;
  }
  const length = Buffer.byteLength(response.body);
  reply.raw.writeHead(response.status, { ...response.headers, "content-length": String(length) });
  reply.raw.write(response.body.slice(0, Math.floor(response.body.length / 2)), () => reply.raw.destroy());
  return reply;
}
