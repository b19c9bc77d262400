// The processes that the BFF is measured against, each started with its name: a vendor that answers at once, and the ways
// to hand its page on. Prints its port.
import { createServer, type RequestListener, type Server } from "node:http";
import httpProxy from "@fastify/http-proxy";
import { fastify, type FastifyInstance } from "fastify";
import { Agent } from "undici";
import { FIGURES_PATH, VENDOR_HEADERS, VENDOR_PAGE, VENDOR_QUERY, VENDOR_TOKEN } from "./vendor-page.ts";

const [way = "", vendor = ""] = process.argv.slice(2);

const ways: Readonly<Record<string, () => Promise<number>>> = {
  vendor: () => listenPlainly(answerAsVendor),
  dispatch: () => listenPlainly(dispatching()),
  proxy: async () => {
    const app = fastify();
    await app.register(httpProxy, {
      upstream: vendor,
      prefix: "/page",
      rewritePrefix: FIGURES_PATH,
      replyOptions: { rewriteRequestHeaders: (_request, headers) => ({ ...headers, ...VENDOR_HEADERS }) },
    });
    return listenWithFastify(app);
  },
  floor: () => {
    const agent = new Agent();
    const app = fastify();
    app.get("/page", async (_request, reply) => reply.type("application/json").send(await collecting(agent)));
    return listenWithFastify(app);
  },
};

const OPTIONS = {
  origin: vendor,
  path: FIGURES_PATH,
  method: "POST",
  headers: VENDOR_HEADERS,
  body: VENDOR_QUERY,
} as const;

const start = ways[way];
if (start === undefined) throw new Error(`there is no way "${way}"`);
process.stdout.write(`${await start()}\n`);
process.once("disconnect", () => process.exit());

/** The vendor: a token for everybody, a page for whoever brings it. */
function answerAsVendor(...[request, response]: Parameters<RequestListener>): void {
  request.resume().once("end", () => {
    const isToken = request.url?.endsWith("/token") === true;
    const isAllowed = isToken || request.headers.authorization === VENDOR_HEADERS.authorization;
    const body = isToken
      ? JSON.stringify({
          access_token: VENDOR_TOKEN,
          token_type: "Bearer",
          expires_in: 3600,
          scope: "ivr:read ivr:write analytics:read",
        })
      : VENDOR_PAGE;
    response.writeHead(isAllowed ? 200 : 401, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
    });
    response.end(body);
  });
}

/** The least that can be done: node's server, undici's dispatch, every part handed on as it comes. */
function dispatching(): RequestListener {
  const agent = new Agent();
  return (_request, response) => {
    agent.dispatch(OPTIONS, {
      onRequestStart: () => undefined,
      onResponseStart: (_controller, status, headers) => void response.writeHead(status, headers),
      onResponseData: (_controller, chunk) => void response.write(chunk),
      onResponseEnd: () => void response.end(),
      onResponseError: (_controller, error) => void response.destroy(error),
    });
  };
}

/** The answer as a text, by undici's dispatch: behind Fastify the least that a route of the product could be. */
function collecting(agent: Agent): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const chunks: Buffer[] = [];
  agent.dispatch(OPTIONS, {
    onRequestStart: () => undefined,
    onResponseStart: () => undefined,
    onResponseData: (_controller, chunk) => void chunks.push(chunk),
    onResponseEnd: () => resolve(Buffer.concat(chunks).toString("utf8")),
    onResponseError: (_controller, error) => reject(error),
  });
  return promise;
}

async function listenWithFastify(app: FastifyInstance): Promise<number> {
  await app.listen({ port: 0, host: "127.0.0.1" });
  return portOf(app.server);
}

function listenPlainly(listener: RequestListener): Promise<number> {
  // While the others are measured nobody asks: connections that end then would be missed.
  const server = createServer({ keepAliveTimeout: 600_000 }, listener);
  return new Promise((done) => {
    server.listen(0, "127.0.0.1", () => done(portOf(server)));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return address !== null && typeof address === "object" ? address.port : 0;
}
