import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findClientFactory } from "@tonegraph/dialect-catalogue/client";
import type { FastifyInstance } from "fastify";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildSandboxApp, type SandboxAppOptions } from "./build-sandbox-app.ts";

const MOUNT = "/cxone-ivr-menus";
const FLOWS = `${MOUNT}/api/v2/ivr/flows`;
const CONTROL = "/_control/cxone-ivr-menus";
const FLOW = {
  name: "Support",
  description: "",
  nodes: [
    {
      id: "main",
      type: "menu",
      voicePrompts: [{ text: "Press 1.", language: "en-US" }],
      dtmfMappings: [{ key: "1", destination: { type: "queue", id: "queue_general" } }],
      timeoutBehavior: {
        noInputTimeoutMs: 5000,
        action: "repeat",
        maxRepeats: 2,
        fallbackDestination: { type: "agent", id: "agent_fallback_001" },
      },
    },
  ],
};

let apps: FastifyInstance[] = [];
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sandbox-"));
});
afterEach(async () => {
  await Promise.all(apps.map((app) => app.close()));
  apps = [];
  await rm(folder, { recursive: true });
});

async function start(options: SandboxAppOptions = {}) {
  const app = await buildSandboxApp(options);
  apps.push(app);
  const origin = await app.listen({ host: "127.0.0.1", port: 0 });
  const ask = async (
    ...[method, path, body, token]: [method: string, path: string, body?: unknown, token?: string]
  ) => {
    const headers = {
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    };
    const response = await fetch(origin + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, json: text === "" ? null : JSON.parse(text) };
  };
  const response = await fetch(`${origin}${MOUNT}/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: "sandbox-client",
      client_secret: "sandbox-secret",
      scope: "ivr:read ivr:write analytics:read",
    }),
  });
  const { access_token: token } = JSON.parse(await response.text());
  return { app, origin, ask, token, create: async () => String((await ask("POST", FLOWS, FLOW, token)).json.id) };
}

describe("buildSandboxApp", () => {
  it("serves a dialect's vendor under its name: sign in, create, read", async () => {
    const { ask, token, create } = await start();
    const id = await create();
    expect(await ask("GET", `${FLOWS}/${id}`, undefined, token)).toMatchObject({
      status: 200,
      json: { id, ...FLOW, version: 1 },
    });
    expect((await ask("GET", `${FLOWS}/${id}`)).status).toBe(401);
    expect((await ask("GET", "/no-such-dialect/x")).status).toBe(404);
  });

  it("shows people what it holds: a page as it is written, and its data", async () => {
    const { app, create } = await start();
    const id = await create();
    const page = await app.inject({ url: "/" });
    expect([page.statusCode, page.headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
    const named = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = ""]) => path);
    const script = await app.inject({ url: "/_page/page.mjs" });
    const imported = [...script.body.matchAll(/from "\.\/([^"]+)"/g)].map(([, file = ""]) => `/_page/${file}`);
    expect(named.length + imported.length).toBeGreaterThan(4);
    for (const url of [...named, ...imported]) expect((await app.inject({ url })).statusCode, url).toBe(200);
    const { dialects } = (await app.inject({ url: "/_control/overview" })).json();
    const dialect = dialects.find((one: { id: string }) => one.id === "cxone-ivr-menus");
    expect(dialect).toMatchObject({
      tokenPath: "/oauth2/token",
      flows: [{ id, name: "Support" }],
    });
    expect(JSON.stringify(dialect.flows[0].outline)).toContain("Press 1.");
  });

  it("keeps accounts across restarts, tokens included, in files that only their owner reads", async () => {
    const first = await start({ dataDir: folder });
    const id = await first.create();
    await first.app.close();
    const second = await start({ dataDir: folder });
    expect((await second.ask("GET", `${FLOWS}/${id}`, undefined, first.token)).status).toBe(200);
    const file = join(folder, "cxone-ivr-menus.json");
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ flows: { [id]: { name: "Support" } } });
  });

  it("keeps what callers met: the same calls after a restart", async () => {
    const now = Date.UTC(2026, 0, 5, 10);
    const at = (ms: number): SandboxAppOptions => ({
      dataDir: folder,
      clock: { now: () => ms, sleep: async () => {} },
    });
    const first = await start(at(now));
    const id = await first.create();
    await first.ask("POST", `${CONTROL}/callers`, { seed: 9, callsPerHour: 200 });
    await first.app.close();
    const span = `from=${new Date(now).toISOString()}&to=${new Date(now + 3_600_000).toISOString()}`;
    const feed = async (): Promise<unknown> => {
      const again = await start(at(now + 7_200_000));
      const { json } = await again.ask("GET", `${MOUNT}/_calls?flowId=${id}&${span}`);
      await again.app.close();
      return json.visits;
    };
    const told = await feed();
    expect(told).toHaveProperty("length");
    expect(JSON.stringify(told).length).toBeGreaterThan(5000);
    expect(await feed()).toEqual(told);
  });

  it.each([
    ["no flow", "from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z"],
    ["a time without a zone", "flowId=a&from=2026-01-05T00:00:00&to=2026-01-06T00:00:00Z"],
    ["a cursor of its own", "flowId=a&from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z&cursor=x"],
  ])("refuses to tell of calls with %s", async (_, query) => {
    const { ask } = await start();
    expect((await ask("GET", `${MOUNT}/_calls?${query}`)).status).toBe(400);
  });

  it("keeps every one of many changes at once", async () => {
    const first = await start({ dataDir: folder });
    const ids = await Promise.all(Array.from({ length: 20 }, first.create));
    await first.app.close();
    const second = await start({ dataDir: folder });
    const { json } = await second.ask("GET", `${CONTROL}/flows`);
    expect(json.flows.map((flow: { id: string }) => flow.id).sort()).toEqual(ids.sort());
  });

  it.each(["{", '{"dialect":"other"}'])("refuses to start on a damaged file (%s) and leaves it alone", async (text) => {
    const file = join(folder, "cxone-ivr-menus.json");
    await writeFile(file, text);
    await expect(buildSandboxApp({ dataDir: folder })).rejects.toThrow(file);
    expect(await readFile(file, "utf8")).toBe(text);
  });
});

describe("the dialect's own client", () => {
  it("publishes to the mounted vendor", async () => {
    const { origin } = await start();
    const createClient = findClientFactory("cxone-ivr-menus");
    const client = createClient?.({
      baseUrl: `${origin}${MOUNT}`,
      authUrl: `${origin}${MOUNT}/oauth2/token`,
      settings: {},
      credentials: {
        clientId: "sandbox-client",
        clientSecret: "sandbox-secret",
        scopes: ["ivr:read", "ivr:write", "analytics:read"],
      },
      send: async ({ url, timeoutMs: _timeoutMs, signal: _signal, ...request }) => {
        const answer = await fetch(url, request);
        const headers = Object.fromEntries(answer.headers);
        return { ok: true, value: { status: answer.status, headers, body: await answer.text() } };
      },
      clock: { now: () => 0, elapsed: () => 0, sleep: async () => {} },
      random: () => 0,
      requestId: () => "request-7",
    });
    const write = { idempotencyKey: "key", deadlineMs: 10_000 };
    const created = await client?.create(FLOW, write);
    if (!created?.ok) throw new Error(JSON.stringify(created));
    expect(await client?.read(created.value.externalId)).toMatchObject({ ok: true, value: { artefact: FLOW } });
  });
});

describe("the control API", () => {
  it("lists flows, and edits one behind everyone's back", async () => {
    const { ask, token, create } = await start();
    const id = await create();
    expect((await ask("PUT", `${CONTROL}/flows/${id}`, { ...FLOW, name: "Hijacked" })).status).toBe(204);
    expect((await ask("GET", `${CONTROL}/flows/${id}`)).json).toMatchObject({
      id,
      artefact: { name: "Hijacked", version: 2 },
    });
    expect((await ask("GET", `${FLOWS}/${id}`, undefined, token)).json).toMatchObject({ name: "Hijacked" });
    expect((await ask("PUT", `${CONTROL}/flows/none`, FLOW)).status).toBe(404);
  });

  it("injects a status for a route, as often as it is told, with Retry-After", async () => {
    const { ask, token, create } = await start();
    const id = await create();
    const path = `/api/v2/ivr/flows/${id}`;
    await ask("POST", `${CONTROL}/faults`, { method: "PUT", path, status: 503, retryAfter: 7, times: 2 });
    const put = () => ask("PUT", `${FLOWS}/${id}`, { ...FLOW, name: "New" }, token);
    expect((await ask("GET", `${FLOWS}/${id}`, undefined, token)).status).toBe(200);
    const refused = await put();
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "7"]);
    expect((await put()).status).toBe(503);
    expect((await ask("GET", `${FLOWS}/${id}`, undefined, token)).json).toMatchObject({ name: "Support" });
    expect((await put()).status).toBe(200);
  });

  it("drops the connection before or after the vendor did what was asked", async () => {
    const { ask, token, create } = await start();
    const id = await create();
    const put = (name: string) => ask("PUT", `${FLOWS}/${id}`, { ...FLOW, name }, token);
    const name = async () => (await ask("GET", `${CONTROL}/flows/${id}`)).json.artefact.name;
    await ask("POST", `${CONTROL}/faults`, { method: "PUT", dropConnection: true });
    await expect(put("Before")).rejects.toThrow();
    expect(await name()).toBe("Support");
    await ask("POST", `${CONTROL}/faults`, { method: "PUT", dropConnection: true, when: "after" });
    await expect(put("After")).rejects.toThrow();
    expect(await name()).toBe("After");
    await ask("POST", `${CONTROL}/faults`, { method: "GET", path: "/api/*", cutAnswer: true });
    await expect(ask("GET", `${FLOWS}/${id}`, undefined, token)).rejects.toThrow();
  });

  it("delays an answer by its own clock, and forgets faults when told", async () => {
    const waits: number[] = [];
    const clock = { now: () => 1_800_000_000_000, sleep: async (ms: number) => void waits.push(ms) };
    const { ask, token } = await start({ clock });
    await ask("POST", `${CONTROL}/faults`, { path: "/api/*", delayMs: 3000 });
    expect((await ask("GET", `${FLOWS}/none`, undefined, token)).status).toBe(404);
    expect(waits).toEqual([3000]);
    await ask("POST", `${CONTROL}/faults`, { status: 500, times: 9 });
    await ask("DELETE", `${CONTROL}/faults`);
    expect((await ask("GET", `${FLOWS}/none`, undefined, token)).status).toBe(404);
  });

  it("makes tokens end, takes resources away, and starts afresh", async () => {
    const { ask, token, create } = await start();
    await ask("DELETE", `${CONTROL}/resources/queue/queue_general`);
    expect((await ask("POST", FLOWS, FLOW, token)).json).toMatchObject({
      errors: [{ message: "Queue 'queue_general' does not exist" }],
    });
    await ask("POST", `${CONTROL}/resources`, { kind: "queue", id: "queue_general" });
    await create();
    await ask("POST", `${CONTROL}/expire-tokens`);
    expect((await ask("POST", FLOWS, FLOW, token)).status).toBe(401);
    await ask("POST", `${CONTROL}/reset`);
    expect((await ask("GET", `${CONTROL}/flows`)).json).toEqual({ flows: [] });
    expect((await ask("GET", `${CONTROL}/requests`)).json).toEqual({ requests: [] });
  });

  it("logs what was asked, without a secret", async () => {
    const { ask, token, create } = await start();
    const id = await create();
    await ask("GET", `${FLOWS}/${id}`, undefined, token);
    const { json } = await ask("GET", `${CONTROL}/requests`);
    expect(json.requests).toMatchObject([
      { method: "POST", path: "/oauth2/token", status: 200, body: null },
      { method: "POST", path: "/api/v2/ivr/flows", status: 201, body: JSON.stringify(FLOW), fault: false },
      { method: "GET", path: `/api/v2/ivr/flows/${id}`, status: 200 },
    ]);
    for (const secret of ["sandbox-secret", token]) expect(JSON.stringify(json)).not.toContain(secret);
  });

  it.each([
    ["POST", `${CONTROL}/faults`, { status: 7 }, 400],
    ["POST", `${CONTROL}/faults`, { typo: true }, 400],
    ["POST", `${CONTROL}/resources`, {}, 400],
    ["GET", "/_control/other/flows", undefined, 404],
  ])("%s %s with %j is answered %i", async (...[method, path, body, status]) => {
    const { ask } = await start();
    const answer = await ask(method, path, body);
    expect([answer.status, typeof answer.json.message]).toEqual([status, "string"]);
  });
});
