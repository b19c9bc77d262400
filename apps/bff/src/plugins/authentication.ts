import type { FastifyInstance, FastifyRequest } from "fastify";
import type { SessionCookie } from "../http/session-cookie.ts";
import { ACTOR } from "../http/request-actor.ts";
import { sendFault } from "../http/problem-reply.ts";
import type { Actor } from "../kernel/actor.ts";
import { fault } from "../kernel/fault.ts";

/** The header that only our own pages can send: a forged form or image cannot. */
export const REQUEST_HEADER = "x-tonegraph-request";

export interface AuthenticationOptions {
  readonly authenticate: (credentials: {
    sessionToken: string | null;
    apiToken: string | null;
  }) => Actor | null | Promise<Actor | null>;
  readonly cookie: SessionCookie;
  readonly publicUrl: string | null;
}

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
const BEARER = /^Bearer +(tg_[A-Za-z0-9_-]{1,300})$/i;

/** Says who asks on every request, and refuses unsafe requests that a foreign page may have caused. */
export function addAuthentication(app: FastifyInstance, options: AuthenticationOptions): void {
  app.decorateRequest(ACTOR, null);
  app.addHook("onRequest", (request, reply, done) => {
    const authorization = request.headers.authorization;
    const apiToken = authorization === undefined ? null : (BEARER.exec(authorization)?.[1] ?? "");
    const sessionToken = apiToken === null ? options.cookie.read(request) : null;
    if (apiToken === null && !SAFE_METHODS.has(request.method)) {
      const forged = findForgery(request, { publicUrl: options.publicUrl, hasSession: sessionToken !== null });
      if (forged !== null) {
        sendFault(reply, fault("forged-request", forged).error);
        return;
      }
    }
    if (apiToken === null && sessionToken === null) {
      done();
      return;
    }
    const found = options.authenticate({ sessionToken, apiToken });
    if (found instanceof Promise) void remember(found, request, done);
    else {
      request.setDecorator(ACTOR, found);
      done();
    }
  });
}

async function remember(
  found: Promise<Actor | null>,
  request: FastifyRequest,
  done: (error?: Error) => void,
): Promise<void> {
  try {
    request.setDecorator(ACTOR, await found);
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)));
    return;
  }
  done();
}

function findForgery(
  request: FastifyRequest,
  { publicUrl, hasSession }: { readonly publicUrl: string | null; readonly hasSession: boolean },
): string | null {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none")
    return "The browser says that another site caused this request.";
  const { origin } = request.headers;
  if (origin !== undefined && origin !== (publicUrl ?? `${request.protocol}://${request.host}`))
    return `The request comes from ${origin}, which is not where Tonegraph is served. Set PUBLIC_URL if it should be.`;
  if (hasSession && request.headers[REQUEST_HEADER] !== "1")
    return `With a session cookie the header ${REQUEST_HEADER}: 1 is needed.`;
  return null;
}
