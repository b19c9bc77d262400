import { createServer, type Server } from "node:http";
import { createServer as createSocketServer, type AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { ResolveAll } from "./guarded-lookup.ts";
import { createUndiciSend, type UndiciSend } from "./undici-send.ts";

// Names as an attacker's DNS would answer them.
const NAMES: Readonly<Record<string, readonly string[]>> = {
  "private.example": ["10.1.2.3"],
  "loopback.example": ["127.0.0.1"],
  "loopback6.example": ["::1"],
  "mapped.example": ["::ffff:127.0.0.1"],
  "metadata.example": ["169.254.169.254"],
  "mixed.example": ["93.184.215.14", "127.0.0.1"],
  "nat64.example": ["64:ff9b::7f00:1"],
  "zero.example": ["0.0.0.0"],
  "ula.example": ["fd00::1"],
  "cgnat.example": ["100.64.9.9"],
};

/** Every address an attacker might name to reach a listener on this machine or in its network. */
const HOSTS = [
  "127.0.0.1 127.1 127.0.1 127.255.255.254 2130706433 0x7f000001 0x7f.0.0.1 0x7f.1",
  "017700000001 0177.0.0.1 0177.1 127.0.0.1. %31%32%37.0.0.1 ①②⑦.⓪.⓪.① 127。0。0。1 127.0.0.0x1",
  "0.0.0.0 0 0x0 00.0.0.0 10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.255 192.168.0.1",
  "192.168.255.255 169.254.169.254 0xa9fea9fe 2852039166 169.254.0.1 100.64.0.1 100.127.255.255",
  "192.0.0.1 192.0.2.1 192.88.99.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255",
  "240.0.0.1 255.255.255.255 [::1] [0:0:0:0:0:0:0:1] [::] [::ffff:127.0.0.1] [::ffff:7f00:1]",
  "[::ffff:a9fe:a9fe] [::127.0.0.1] [64:ff9b::7f00:1] [64:ff9b:1::7f00:1] [2002:7f00:1::] [2001::1]",
  "[fe80::1] [fec0::1] [fc00::1] [fd12:3456::1] [ff02::1] [2001:db8::1] [3fff::1] [100::1]",
  "localhost LOCALHOST localhost. a.localhost printer.local metadata.google.internal",
  "user@127.0.0.1 user:password@8.8.8.8 8.8.8.8@127.0.0.1",
].flatMap((line) => line.split(" "));
const VECTORS = [...HOSTS, ...Object.keys(NAMES)].flatMap((host) => [
  `https://${host}:{port}/`,
  `http://${host}:{port}/`,
]);
const OTHER_SCHEMES = [
  "ftp://127.0.0.1/",
  "file:///etc/passwd",
  "gopher://127.0.0.1:{port}/",
  "data:,x",
  "unix:/run/x.sock",
  "",
  "//127.0.0.1/",
];

const resolve: ResolveAll = (host, done) => {
  const addresses = NAMES[host] ?? [];
  done(
    null,
    addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
  );
};

let listener: Server;
let connections = 0;
let requests = 0;
let silent = 0;
let closed = 0;
let port = 0;
let guarded: UndiciSend;
let allowed: UndiciSend;

beforeAll(async () => {
  listener = createServer((request, response) => {
    requests += 1;
    if (request.url === "/silent") {
      silent += 1;
      response.once("close", () => (closed += 1));
    }
    if (request.url === "/redirect") response.writeHead(302, { location: "/ok", "x-many": ["a", "b"] }).end();
    else if (request.url === "/large") response.end("x".repeat(1024 * 1024 + 1));
    else if (request.url === "/maintenance" || request.url === "/patience")
      response
        .writeHead(request.url === "/patience" ? 429 : 503, { "retry-after": "7" })
        .end("x".repeat(1024 * 1024 + 1));
    else if (request.url === "/marked") response.end("\uFEFF{}");
    else if (request.url === "/reset") request.socket.destroy();
    else if (request.url === "/hints") {
      response.writeEarlyHints({ link: "</style.css>; rel=preload", "retry-after": "99" });
      response.writeProcessing();
      setTimeout(() => response.writeHead(201, { "x-last": "yes" }).end("{}"), 20);
    } else if (request.url === "/continue") {
      response.writeContinue();
      response.end("{}");
    } else if (request.url === "/ok") response.end("ångström");
  });
  listener.on("connection", () => (connections += 1));
  await new Promise<void>((done) => listener.listen(0, "127.0.0.1", done));
  const address = listener.address();
  port = isAddress(address) ? address.port : 0;
  guarded = createUndiciSend({ allowedHosts: new Set(), resolve });
  allowed = createUndiciSend({ allowedHosts: new Set([`127.0.0.1:${port}`]), resolve });
});

afterAll(async () => {
  await guarded.close();
  await allowed.close();
  listener.closeAllConnections();
  await new Promise((done) => listener.close(done));
});

describe("createUndiciSend", () => {
  it("is tried with at least 60 vectors", () => {
    expect(new Set([...VECTORS, ...OTHER_SCHEMES]).size).toBeGreaterThanOrEqual(60);
  });

  it.each([...VECTORS, ...OTHER_SCHEMES])("never calls %s", async (vector) => {
    const before = connections;
    const answer = await guarded.send({
      method: "GET",
      url: vector.replace("{port}", String(port)),
      headers: {},
      timeoutMs: 2000,
    });
    expect(answer).toMatchObject({ ok: false, error: { kind: "notAllowed", sent: false } });
    expect(connections).toBe(before);
  });

  it("calls a host that the operator allowed, and only on its port", async () => {
    const there = await call(`http://127.0.0.1:${port}/ok`);
    expect(there).toMatchObject({ ok: true, value: { status: 200, body: "ångström" } });
    const elsewhere = await call(`http://127.0.0.1:${port + 1}/ok`);
    expect(elsewhere).toMatchObject({ ok: false, error: { kind: "notAllowed" } });
  });

  it("follows no redirect and joins repeated headers", async () => {
    const answer = await call(`http://127.0.0.1:${port}/redirect`);
    expect(answer).toMatchObject({ ok: true, value: { status: 302, headers: { location: "/ok", "x-many": "a, b" } } });
  });

  it("takes at most 1 MB", async () => {
    expect(await call(`http://127.0.0.1:${port}/large`)).toMatchObject({
      ok: false,
      error: { kind: "tooLarge", sent: true },
    });
  });

  it.each([
    ["/maintenance", 503],
    ["/patience", 429],
  ])(
    "takes no page beyond 1 MB that comes with a refusal for now, but what it says of when: %s",
    async (path, status) => {
      expect(await call(`http://127.0.0.1:${port}${path}`)).toMatchObject({
        ok: true,
        value: { status, headers: { "retry-after": "7" }, body: "" },
      });
    },
  );

  it("waits for the answer behind what a vendor says before it: 103, 102", async () => {
    const answer = await call(`http://127.0.0.1:${port}/hints`);
    expect(answer).toMatchObject({ ok: true, value: { status: 201, headers: { "x-last": "yes" }, body: "{}" } });
    expect(answer.ok && answer.value.headers).not.toHaveProperty("retry-after");
  });

  // undici takes it for no answer of HTTP (docs/vendors/README.md); the request may have arrived all the same.
  it("takes a 100 that nobody asked for as the end of the connection", async () => {
    const error = { kind: "connection", sent: true, message: "the connection broke off" };
    expect(await call(`http://127.0.0.1:${port}/continue`)).toMatchObject({ ok: false, error });
    expect(await call(`http://127.0.0.1:${port}/ok`)).toMatchObject({ ok: true });
  });

  // Over HTTP/2 undici sends a request again by itself where the stream is refused, a write, too.
  it("offers no HTTP/2", async () => {
    const hello = Promise.withResolvers<Buffer>();
    const secure = createSocketServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", (bytes) => {
        hello.resolve(bytes);
        socket.destroy();
      });
    });
    await new Promise<void>((done) => secure.listen(0, "127.0.0.1", done));
    const address = secure.address();
    const host = `127.0.0.1:${isAddress(address) ? address.port : 0}`;
    const sender = createUndiciSend({ allowedHosts: new Set([host]) });
    await sender.send({ method: "GET", url: `https://${host}/`, headers: {}, timeoutMs: 5000 });
    expect((await hello.promise).includes("\u0002h2")).toBe(false);
    await sender.close();
    await new Promise((done) => secure.close(done));
  });

  it("takes a byte-order mark for no part of the text", async () => {
    expect(await call(`http://127.0.0.1:${port}/marked`)).toMatchObject({ ok: true, value: { body: "{}" } });
  });

  it("gives up at the deadline, and says that the request may have arrived", async () => {
    const answer = await call(`http://127.0.0.1:${port}/silent`, 100);
    expect(answer).toMatchObject({ ok: false, error: { kind: "timeout", sent: true } });
  });

  it("ends a request that is not wanted any more, and says that it may have arrived", async () => {
    const ending = new AbortController();
    const before = { silent, closed };
    const asked = allowed.send({
      method: "PUT",
      url: `http://127.0.0.1:${port}/silent`,
      headers: {},
      body: "{}",
      timeoutMs: 60_000,
      signal: ending.signal,
    });
    await vi.waitFor(() => expect(silent).toBeGreaterThan(before.silent), { timeout: 20_000 });
    ending.abort();
    expect(await asked).toMatchObject({ ok: false, error: { kind: "cancelled", sent: true } });
    await vi.waitFor(() => expect(closed).toBeGreaterThan(before.closed), { timeout: 20_000 });
  });

  it("ends what still runs when it is closed", async () => {
    const before = { silent, closed };
    const closing = createUndiciSend({ allowedHosts: new Set([`127.0.0.1:${port}`]) });
    const url = `http://127.0.0.1:${port}/silent`;
    const asked = closing.send({ method: "GET", url, headers: {}, timeoutMs: 60_000 });
    await vi.waitFor(() => expect(silent).toBeGreaterThan(before.silent), { timeout: 20_000 });
    await closing.close();
    expect(await asked).toMatchObject({ ok: false, error: { kind: "connection", sent: true } });
    await vi.waitFor(() => expect(closed).toBeGreaterThan(before.closed), { timeout: 20_000 });
  });

  it("never sends what was not wanted before it left", async () => {
    const seen = requests;
    const signal = AbortSignal.abort();
    const answer = await allowed.send({
      method: "GET",
      url: `http://127.0.0.1:${port}/ok`,
      headers: {},
      timeoutMs: 5000,
      signal,
    });
    expect(answer).toMatchObject({ ok: false, error: { kind: "cancelled", sent: false } });
    await allowed.send({ method: "GET", url: `http://127.0.0.1:${port}/ok`, headers: {}, timeoutMs: 5000 });
    expect(requests).toBe(seen + 1);
  });

  it("tells a lost connection from one that was never made", async () => {
    expect(await call(`http://127.0.0.1:${port}/reset`)).toMatchObject({
      ok: false,
      error: { kind: "connection", sent: true, message: "the connection broke off" },
    });
    const free = await freePort();
    const nobody = createUndiciSend({ allowedHosts: new Set(["127.0.0.1"]) });
    const answer = await nobody.send({
      method: "PUT",
      url: `http://127.0.0.1:${free}/`,
      headers: {},
      body: "{}",
      timeoutMs: 2000,
    });
    const message = `nothing answers at 127.0.0.1:${free}`;
    expect(answer).toMatchObject({ ok: false, error: { kind: "connection", sent: false, message } });
    await nobody.close();
  });
});

function call(url: string, timeoutMs = 5000) {
  return allowed.send({ method: "GET", url, headers: {}, timeoutMs });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return isAddress(address) ? address.port : 0;
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return address !== null && typeof address === "object";
}
