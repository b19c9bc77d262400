// Stands between the BFFs and the sandbox and writes down every request that changes something there: what happened at
// the vendor is counted here and not believed to the BFF's own records.
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request that may have changed something, in the order in which the vendor answered. */
export interface RecordedWrite {
  readonly dialect: string;
  readonly method: string;
  /** Below the dialect's root. */
  readonly path: string;
  readonly body: string;
  readonly status: number;
  /** The vendor gave an earlier answer again, by the request's idempotency key. */
  readonly replayed: boolean;
}

/** The recorder; `url` ends without a slash. */
export interface VendorRecorder {
  readonly url: string;
  writes(): readonly RecordedWrite[];
  clear(): void;
  close(): Promise<void>;
}

/** Starts it on a free port. `beforeEach` is waited for before a request is handed on. */
export async function startVendorRecorder(
  sandboxUrl: string,
  beforeEach: () => Promise<void> = () => Promise.resolve(),
): Promise<VendorRecorder> {
  let writes: RecordedWrite[] = [];
  const server = createServer((request, response) => {
    void relay(request, response, { sandboxUrl, beforeEach, record: (write) => writes.push(write) });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  // listen() on a port was awaited, so that the address is no path and not null.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    writes: () => writes,
    clear() {
      writes = [];
    },
    close: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      }),
  };
}

interface RelayWorld {
  readonly sandboxUrl: string;
  readonly beforeEach: () => Promise<void>;
  readonly record: (write: RecordedWrite) => void;
}

async function relay(
  request: IncomingMessage,
  response: ServerResponse,
  { sandboxUrl, beforeEach, record }: RelayWorld,
): Promise<void> {
  const body = await textOf(request).catch(() => null);
  if (body === null) return;
  await beforeEach();
  const { method = "GET", url = "/" } = request;
  const outgoing = forward(`${sandboxUrl}${url}`, { method, headers: request.headers }, (answer) => {
    void textOf(answer)
      .then((text) => {
        const [, dialect = "", path = ""] = /^\/([^/]+)(\/.*)$/u.exec(url) ?? [];
        const status = answer.statusCode ?? 0;
        const replayed = answer.headers["idempotency-replayed"] === "true";
        if (method !== "GET" && !path.includes("/token")) record({ dialect, method, path, body, status, replayed });
        response.writeHead(status, answer.headers).end(text);
      })
      .catch(() => response.destroy());
  });
  outgoing.on("error", () => response.destroy());
  outgoing.end(body);
}

async function textOf(stream: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
