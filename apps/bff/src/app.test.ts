import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { json, text } from "node:stream/consumers";
import { ERROR_CODES, routes, type RouteContract } from "@tonegraph/api-contract";
import { newFlow } from "@tonegraph/flow-model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenApiDocument } from "./http/open-api-document.ts";
import { ADMIN_TOKEN, startTestBff, type TestBff } from "./testing/test-bff.ts";

let test: TestBff;
let unbuilt: TestBff;
let listening: Promise<string>;
const dist = mkdtempSync(path.join(tmpdir(), "tonegraph-test-"));
beforeAll(async () => {
  mkdirSync(path.join(dist, "assets"));
  writeFileSync(path.join(dist, "index.html"), "<!doctype html><title>Designer</title>");
  writeFileSync(path.join(dist, "favicon.svg"), "<svg/>");
  mkdirSync(path.join(dist, "api"));
  writeFileSync(path.join(dist, "api/index.html"), "not of the API");
  writeFileSync(path.join(dist, "assets/main-abc.js"), "export {};");
  test = await startTestBff({}, {}, { designerFolder: dist });
  listening = test.bff.app.listen({ host: "127.0.0.1", port: 0 });
  unbuilt = await startTestBff({}, {}, { designerFolder: path.join(dist, "none") });
});
afterAll(async () => {
  await test.close();
  await unbuilt.close();
  rmSync(dist, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) => test.request({ method: "GET", url, headers });
/** What a path is answered with that nothing on the way has tidied up. */
async function getAsWritten(path: string): Promise<unknown> {
  const { hostname, port } = new URL(await listening);
  const [response] = await once(request({ hostname, port, path }).end(), "response");
  return json(response);
}
/** What a request gets that is sent exactly as it stands here, without any header of a client's own. */
async function askInWords(lines: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(await listening);
  const socket = connect({ host: hostname, port: Number(port), timeout: 2000 });
  socket.once("timeout", () => socket.destroy());
  const token = `authorization: Bearer ${ADMIN_TOKEN}`;
  socket.write([...lines, `host: ${hostname}`, "connection: close", token, "", ""].join("\r\n"));
  return text(socket);
}
const all: readonly (readonly [string, RouteContract])[] = Object.entries(routes);

describe("answers to what is not there", () => {
  it("are problem details for an unknown address", async () => {
    const response = await get("/api/nothing");
    expect(response.headers["content-type"]).toContain("application/problem+json");
    expect(response.json()).toMatchObject({
      status: 404,
      code: "not-found",
      requestId: expect.stringMatching(/^req_/),
    });
  });

  it("name the methods that are offered", async () => {
    const response = await test.asAdmin({ method: "PATCH", url: "/api/flows/flow_1" });
    expect([response.statusCode, response.headers.allow]).toEqual([405, "DELETE, GET, PUT"]);
  });

  it.each(["/api/flows/%ff", "/api/flows/%00", `/api/flows/${"x".repeat(300)}`])(
    "are problem details for the address %s",
    async (url) => {
      const response = await test.asAdmin({ method: "GET", url });
      expect([400, 404]).toContain(response.statusCode);
      expect(response.json()).toHaveProperty("requestId");
    },
  );

  it.each([
    ["that leads upwards", "/%2e%2e/x"],
    ["with a NUL", "/a%00b"],
    ["without a name", "//x"],
    ["longer than any file's", `/${"x".repeat(5000)}`],
  ])("are problem details for a path %s, which is no file of the designer", async (_, path) => {
    const response = await getAsWritten(path);
    expect(response).toMatchObject({ status: 404, code: "not-found" });
  });

  it("are never looked for among the designer's files below /api", async () => {
    for (const url of ["/api/index.html", `/api/tenants/${"x".repeat(5000)}`])
      expect((await test.asAdmin({ method: "GET", url })).json()).toMatchObject({ status: 404, code: "not-found" });
  });

  it("tell nothing of a bug but where it is in the log", async () => {
    await unbuilt.database.pool.query("alter table flows rename to flows_gone");
    const response = await unbuilt.asAdmin({ method: "GET", url: "/api/flows" });
    await unbuilt.database.pool.query("alter table flows_gone rename to flows");
    const problem = response.json<{ code: string; detail: string; requestId: string }>();
    expect(problem.code).toBe("internal-error");
    expect(response.body).not.toContain("relation");
    expect(unbuilt.logLines.some((line) => line.includes(problem.requestId) && line.includes("relation"))).toBe(true);
  });
});

describe("every answer", () => {
  it.each(["/", "/api/me", "/api/docs", "/health/live", "/assets/main-abc.js"])(
    "tells browsers what they may do: %s",
    async (url) => {
      const { headers } = await get(url);
      const policy = String(headers["content-security-policy"]);
      expect(policy).toContain("script-src 'self';");
      expect(policy).not.toContain("unsafe-eval");
      for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "worker-src 'self'"])
        expect(policy).toContain(part);
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "referrer-policy": "no-referrer",
      });
      expect(headers).not.toHaveProperty("strict-transport-security");
    },
  );
});

describe("an answer of node's own server", () => {
  it.each(["/", "/api/me", "/api/events", "/assets/main-abc.js", "/nowhere/a.b"])(
    "has the same headers, each once: %s",
    async (url) => {
      const address = new URL(url, await listening);
      const answer = await fetch(address, { headers: { authorization: "Bearer tg_none" } });
      await answer.text();
      const { headers, statusCode } = await get(url, { authorization: "Bearer tg_none" });
      const { date: _date, connection: _connection, ...lasting } = headers;
      expect(answer.status).toBe(statusCode);
      for (const [name, value] of Object.entries(lasting))
        expect([name, answer.headers.get(name)]).toEqual([name, value]);
    },
  );
});

describe("the designer", () => {
  it.each(["/", "/flows/flow_1", "/sign-in?x=1"])("has its page at %s", async (url) => {
    const response = await get(url);
    expect([response.statusCode, response.body, response.headers["cache-control"]]).toEqual([
      200,
      expect.stringContaining("Designer"),
      "no-cache",
    ]);
  });

  it("keeps hashed files for good, and others only as long as they are the same", async () => {
    expect((await get("/assets/main-abc.js")).headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect((await get("/favicon.svg")).headers["cache-control"]).toBe("no-cache");
  });

  it.each(["/assets/gone.js", "/gone.png", "/assets/..%2f..%2fpackage.json"])("has no page at %s", async (url) => {
    expect((await get(url)).statusCode).toBe(404);
  });

  it("says so when it is not built", async () => {
    const response = await unbuilt.request({ method: "GET", url: "/" });
    expect([response.statusCode, response.body]).toEqual([503, expect.stringContaining("npm start")]);
  });
});

describe("health and metrics", () => {
  it("are ready while the storage answers", async () => {
    expect((await get("/health/live")).json()).toEqual({ status: "live" });
    expect((await get("/health/ready")).json()).toMatchObject({ status: "ready", checks: { storage: "ok" } });
  });

  it("count requests by route and status", async () => {
    await get("/api/flows/flow_1");
    const { body, headers } = await get("/metrics");
    expect(headers["content-type"]).toContain("text/plain");
    expect(body).toMatch(
      /tonegraph_http_request_duration_seconds_count\{method="GET",route="\/api\/flows\/:flowId",status="401"\} \d/,
    );
    expect(body).toContain("process_resident_memory_bytes");
    expect(body).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m);
  });

  it("turn too many sign-ins away", async () => {
    const attempts = [];
    for (let attempt = 0; attempt < 130; attempt += 1)
      attempts.push(await unbuilt.request({ method: "POST", url: "/api/session", payload: { token: "x" } }));
    const refused = attempts.filter((response) => response.statusCode === 429);
    expect(refused.length).toBe(10);
    expect(refused[0]?.json()).toMatchObject({ code: "too-many-requests" });
    expect(Number(refused[0]?.headers["retry-after"])).toBeGreaterThan(0);
  });
});

describe("the API's description", () => {
  it("is OpenAPI 3.1 with every route, every status and no reference to nowhere", async () => {
    const document = (await get("/api/openapi.json")).json<OpenApiDocument>();
    expect(document.openapi).toBe("3.1.0");
    for (const [name, contract] of all) {
      const operation = document.paths[contract.path.replaceAll(/:(\w+)/g, "{$1}")]?.[contract.method.toLowerCase()];
      expect(operation?.operationId).toBe(name);
      expect(Object.keys(operation?.responses ?? {})).toEqual(expect.arrayContaining(Object.keys(contract.responses)));
    }
    const text = JSON.stringify(document);
    for (const [, name = ""] of text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g))
      expect(document.components.schemas).toHaveProperty([name]);
    expect(text).not.toContain("#/$defs/");
  });

  it("is readable without scripts", async () => {
    const { body } = await get("/api/docs");
    expect(body).toContain("PUT /flows/{flowId}");
    expect(body).not.toContain("<script");
  });

  it("lists only codes that exist", () => {
    for (const [, contract] of all) for (const code of contract.errors ?? []) expect(ERROR_CODES).toHaveProperty(code);
  });

  it.each(all)("tells the truth: %s is registered", (_name, contract) => {
    expect(test.bff.app.hasRoute({ method: contract.method, url: `/api${contract.path}` })).toBe(true);
  });
});

describe("a body", () => {
  it("that is said to be JSON and does not come is none, and is not waited for", async () => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${ADMIN_TOKEN}` };
    const address = new URL("/api/tokens/token_none", await listening);
    const answer = await fetch(address, { method: "DELETE", headers, signal: AbortSignal.timeout(5000) });
    expect(answer.status).toBe(404);
  });

  it.each(
    ["POST", "PUT", "DELETE", "QUERY"].flatMap((method) =>
      ["/api/flows", "/api/flows/flow_1", "/api/nothing", "/health/live", "/somewhere"].map(
        (path) => `${method} ${path} HTTP/1.1`,
      ),
    ),
  )("is not waited for where %s names a type and no length", async (line) => {
    for (const type of ["application/json", "application/json; charset=utf-8", "text/plain", ";", ""])
      expect(await askInWords([line, `content-type: ${type}`])).toMatch(/^HTTP\/1\.1 4\d\d /u);
  });

  it("beyond a route's limit is refused before it is read whole", async () => {
    const payload = { name: "x".repeat(300 * 1024), role: "viewer" };
    expect((await test.asAdmin({ method: "POST", url: "/api/tokens", payload })).statusCode).toBe(413);
    const flow = { ...newFlow({ name: "Large" }), description: "x".repeat(1024 * 1024) };
    expect((await test.asAdmin({ method: "POST", url: "/api/flows", payload: flow })).statusCode).toBe(201);
  });
});
