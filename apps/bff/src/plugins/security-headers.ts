import helmet from "@fastify/helmet";
import { fastify, type FastifyInstance } from "fastify";

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

/** What browsers may do with our pages: our own scripts only, no frames, no sniffing, no referrer; HTTPS for good when public. */
export async function addSecurityHeaders(
  app: FastifyInstance,
  { publicUrl }: { readonly publicUrl: string | null },
): Promise<void> {
  const headers = await securityHeaders(publicUrl?.startsWith("https:") ?? false);
  app.addHook("onRequest", (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}

// helmet writes them once, on an answer of its own: they are the same on every answer, and helmet takes its time for each.
async function securityHeaders(secure: boolean): Promise<Readonly<Record<string, string>>> {
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
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || OF_ANY_ANSWER.has(name) ? [] : [[name, String(value)]],
    ),
  );
}
