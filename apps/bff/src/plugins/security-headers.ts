import type { ServerResponse } from "node:http";
import helmet from "@fastify/helmet";
import { fastify } from "fastify";
import { responseWithHeaders } from "../http/response-with-headers.ts";
import type { RequestStep } from "./every-request.ts";

const DIRECTIVES = {
  "default-src": ["'self'"],
  "script-src": ["'self'"],
  // Mantine and React Flow set styles on elements.
  "style-src": ["'self'", "'unsafe-inline'"],
  "img-src": ["'self'", "data:"],
  "font-src": ["'self'"],
  "connect-src": ["'self'"],
  "worker-src": ["'self'"],
  "media-src": ["'self'", "blob:"],
  "object-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'self'"],
  "frame-ancestors": ["'none'"],
};

/** Headers of an answer that say nothing about security. */
const OF_ANY_ANSWER = new Set(["connection", "content-length", "content-type", "date"]);

/** Headers that every answer has, and the response of node's server that has them by itself. */
export interface SecurityHeaders {
  readonly Response: typeof ServerResponse;
  readonly headers: Readonly<Record<string, string>>;
}

/** Adds the headers to answers that are not of node's server: those of `inject`. */
export function withSecurityHeaders({ Response, headers }: SecurityHeaders): RequestStep {
  return (_request, reply) => {
    if (!(reply.raw instanceof Response)) reply.headers(headers);
  };
}

/**
 * What browsers may do with our pages: our own scripts only, no frames, no sniffing, no referrer; HTTPS for good when public.
 * helmet writes them once, on an answer of its own: they are the same on every answer, and helmet takes its time for each.
 */
export async function makeSecurityHeaders({
  publicUrl,
}: {
  readonly publicUrl: string | null;
}): Promise<SecurityHeaders> {
  const secure = publicUrl?.startsWith("https:") ?? false;
  const sample = fastify();
  await sample.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: DIRECTIVES },
    crossOriginOpenerPolicy: { policy: "same-origin" },
    crossOriginResourcePolicy: { policy: "same-origin" },
    referrerPolicy: { policy: "no-referrer" },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: "deny" },
  });
  sample.get("/", () => "");
  const { headers } = await sample.inject("/");
  await sample.close();
  const kept = Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || OF_ANY_ANSWER.has(name) ? [] : [[name, String(value)]],
    ),
  );
  return { Response: responseWithHeaders(kept), headers: kept };
}
