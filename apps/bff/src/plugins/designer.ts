import { existsSync } from "node:fs";
import path from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { API_PREFIX } from "../http/register-route.ts";

export interface DesignerOptions {
  /** The folder of the built designer. */
  readonly folder: string;
}

const IMMUTABLE = "public, max-age=31536000, immutable";

const NOT_BUILT = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Tonegraph: the designer is not built</title></head>
<body><h1>The designer is not built yet</h1>
<p>The server runs, but the pages it should show are missing. Start Tonegraph with <code>npm start</code>,
which builds them, and load this page again.</p></body></html>
`;

/** Serves the built designer. Files under /assets/ have their content's hash in their name and never change. */
export async function addDesigner(app: FastifyInstance, { folder }: DesignerOptions): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    cacheControl: false,
    setHeaders: (response, file) => {
      const hashed = file.startsWith(path.join(folder, "assets") + path.sep);
      response.header("cache-control", hashed ? IMMUTABLE : "no-cache");
    },
  });
  app.get("/", (_request, reply) => sendDesigner(reply, folder));
  // Else what the API does not have would be looked for among the files.
  app.get(`${API_PREFIX}/*`, (_request, reply) => reply.callNotFound());
}

/** Every address that is a page of the designer gets its index; the designer itself knows its routes. */
export function isDesignerPage(request: FastifyRequest): boolean {
  const pathname = request.url.split("?")[0] ?? "";
  return (
    (request.method === "GET" || request.method === "HEAD") &&
    !/^\/(?:api|health|metrics|assets)(?:\/|$)/.test(pathname) &&
    path.extname(pathname) === ""
  );
}

/** Answers the designer's index, or a page that says why there is none. */
export function sendDesigner(reply: FastifyReply, folder: string): FastifyReply {
  if (existsSync(path.join(folder, "index.html")))
    return reply.header("cache-control", "no-cache").sendFile("index.html");
  return reply.code(503).header("cache-control", "no-store").type("text/html; charset=utf-8").send(NOT_BUILT);
}
