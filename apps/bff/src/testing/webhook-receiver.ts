// An endpoint on this machine that takes webhooks, well or badly, and checks signatures with the browser's crypto: nothing
// of the code that signs.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A message as it came. */
export interface ReceivedMessage {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The endpoint; `url` ends without a slash. */
export interface WebhookReceiver {
  readonly host: string;
  readonly url: string;
  /** Messages to a path, in the order they came. */
  to(path: string): readonly ReceivedMessage[];
  close(): Promise<void>;
}

const CHUNK = Buffer.alloc(64 * 1024, "x");
const ANSWERS: Readonly<Record<string, (response: ServerResponse) => void>> = {
  "/gone": (response) => response.writeHead(410).end("secret of the receiver"),
  "/busy": (response) => response.writeHead(503, { "retry-after": "7200" }).end(),
  "/redirect": (response) => response.writeHead(302, { location: "/ok" }).end(),
  "/hang": () => undefined,
  "/huge": (response) => {
    const more = () => {
      while (response.write(CHUNK));
    };
    response.on("drain", more);
    more();
  },
};

/** Starts the endpoint. Paths it does not know it takes gladly. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const received: ReceivedMessage[] = [];
  const server = createServer((request, response) => {
    const chunks: Uint8Array[] = [];
    request.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    request.on("end", () => {
      const path = request.url ?? "";
      received.push({ path, headers: request.headers, body: Buffer.concat(chunks).toString("utf8") });
      const answer = ANSWERS[path];
      if (answer === undefined) response.writeHead(204).end();
      else answer(response);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}`,
    to: (path) => received.filter((message) => message.path === path),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** How many of the header's signatures this secret made. */
export async function signaturesBy(secret: string, { headers, body }: ReceivedMessage): Promise<number> {
  const raw = Uint8Array.from(atob(secret.replace("whsec_", "")), (char) => char.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
  const content = `${String(headers["webhook-id"])}.${String(headers["webhook-timestamp"])}.${body}`;
  let fitting = 0;
  for (const entry of String(headers["webhook-signature"]).split(" ")) {
    const [version, signature = ""] = entry.split(",");
    const bytes = Uint8Array.from(atob(signature), (char) => char.charCodeAt(0));
    const fits = await crypto.subtle.verify("HMAC", key, bytes, new TextEncoder().encode(content));
    if (version === "v1" && fits) fitting += 1;
  }
  return fitting;
}
