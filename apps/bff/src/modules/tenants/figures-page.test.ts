import { createServer, type Server, type ServerResponse } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAccessRegister } from "../../infrastructure/repositories/access-register.ts";
import { createLogger } from "../../infrastructure/logging/create-logger.ts";
import { createSecretScrubber } from "../../infrastructure/logging/secret-scrubber.ts";
import { DEFAULT_WORKSPACE } from "../../infrastructure/repositories/prepare-workspace.ts";
import { labTenant } from "../../testing/lab-tenant.ts";
import { startTestBff, type TestBff } from "../../testing/test-bff.ts";

const TOKEN = "live-token-c0ffee1234567890";
const VENDOR_TYPE = "application/vnd.figures+json; charset=utf-8";
const JSON_TYPE = { "content-type": "application/json" };
// Spaces and an order of our own show whether anybody wrote it anew.
const PAGE = '{ "nextUri": null,  "data": [{"nodeId":"main","abandonedCount":3}] }';
const SPAN = "externalId=flow_1&from=2026-11-01T00:00:00Z&to=2026-11-08T00:00:00Z";

let test: TestBff;
let vendor: Server;
let answer: (response: ServerResponse) => void;
interface Asked {
  readonly url: string;
  readonly authorization: string | undefined;
  readonly traceparent: string | string[] | undefined;
  readonly body: unknown;
}
let asked: Asked[] = [];
let origin = "";
let tenantId = "";

beforeAll(async () => {
  vendor = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString("utf8")));
    request.once("end", () => {
      const url = request.url ?? "";
      const token = { access_token: TOKEN, expires_in: 3600, scope: "ivr:read ivr:write analytics:read" };
      if (url.endsWith("/token")) return void response.writeHead(200, JSON_TYPE).end(JSON.stringify(token));
      const { authorization, traceparent } = request.headers;
      asked.push({ url, authorization, traceparent, body: JSON.parse(body) });
      answer(response);
    });
  });
  await new Promise<void>((done) => vendor.listen(0, "127.0.0.1", done));
  const address = vendor.address();
  const host = `127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  origin = `http://${host}`;
  test = await startTestBff({ TONEGRAPH_ALLOW_PRIVATE_HOSTS: host });
});
afterAll(async () => {
  await test.close();
  vendor.closeAllConnections();
  await new Promise((done) => vendor.close(done));
});
beforeEach(async () => {
  asked = [];
  answer = (response) => void response.writeHead(200, { "content-type": VENDOR_TYPE }).end(PAGE);
  tenantId = await newTenant("cxone-ivr-menus");
});

describe("GET /api/tenants/:tenantId/analytics", () => {
  it("hands a page on as the vendor wrote it, to a viewer too, and asks the documented address with our token alone", async () => {
    const viewer = await test.newToken("viewer");
    const page = await test.request({ url: address(SPAN), headers: { authorization: `Bearer ${viewer}` } });
    expect([page.statusCode, page.body, page.headers["content-type"]]).toEqual([200, PAGE, VENDOR_TYPE]);
    expect(page.headers).toMatchObject({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
    expect(asked).toMatchObject([{ authorization: `Bearer ${TOKEN}` }]);
    expect(asked[0]?.url).toBe("/cxone-ivr-menus/api/v2/analytics/voice/details/query");
    expect(asked[0]?.body).toMatchObject({
      from: "2026-11-01T00:00:00.000Z",
      filters: [{ dimension: "flowId", operator: "equal", values: ["flow_1"] }],
    });
  });

  it("hides our own secrets where the vendor repeats them", async () => {
    const echo = `${TOKEN} of ${labTenant(origin, "cxone-ivr-menus").credentials.clientSecret}`;
    answer = (response) => void response.writeHead(200, JSON_TYPE).end(JSON.stringify({ data: [{ nodeId: 7, echo }] }));
    const page = await test.asAdmin({ url: address(SPAN) });
    expect(page.body).toBe('{"data":[{"nodeId":7,"echo":"[hidden] of [hidden]"}]}');
  });

  it("asks for the next page at the same address, and for none at another host", async () => {
    const next = "/api/v2/analytics/voice/details/query?page=2";
    expect((await get(`${SPAN}&page=${encodeURIComponent(next)}`)).statusCode).toBe(200);
    expect(asked.map(({ url, body }) => [url, body])).toEqual([
      ["/cxone-ivr-menus/api/v2/analytics/voice/details/query", { nextUri: next }],
    ]);
    const elsewhere = await get(`${SPAN}&page=${encodeURIComponent("https://evil.example/page")}`);
    expect([elsewhere.statusCode, elsewhere.json().code]).toEqual([422, "address-not-allowed"]);
    expect(asked).toHaveLength(1);
  });

  it.each([
    ["what it does not know", `${SPAN}&path=/api/v2/users`],
    ["no flow", "from=2026-11-01T00:00:00Z&to=2026-11-08T00:00:00Z"],
    ["a span that ends before it begins", SPAN.replace("2026-11-08", "2026-10-08")],
    ["a span of years", SPAN.replace("2026-11-08", "2028-11-08")],
  ])("refuses %s before the vendor is asked", async (_what, query) => {
    const refused = await get(query);
    expect([refused.statusCode, refused.json().code, asked]).toEqual([400, "invalid-parameter", []]);
  });

  it.each<[string, (response: ServerResponse) => void, RegExp]>([
    ["points elsewhere", (r) => void r.writeHead(302, { location: "http://10.0.0.1/" }).end(), /not followed/u],
    ["sends too much", (r) => void r.writeHead(200, JSON_TYPE).end(`"${"x".repeat(1_100_000)}"`), /too large/u],
    ["sends a page for people", (r) => void r.writeHead(200, { "content-type": "text/html" }).end("<p>"), /JSON/u],
    ["refuses", (r) => void r.writeHead(400, JSON_TYPE).end('{"message":"no such flow"}'), /no such flow/u],
  ])("says in words that the vendor %s", async (_what, badly, words) => {
    answer = badly;
    const failed = await get(SPAN);
    expect([failed.statusCode, failed.json().code]).toEqual([502, "vendor-failed"]);
    expect(failed.json().detail).toMatch(words);
    expect(failed.body).not.toContain(TOKEN);
  });

  it("says which span can be asked where the vendor's API knows one alone, and does not ask for another", async () => {
    const refused = await get(SPAN, await newTenant("genesys-menu-flows"));
    expect([refused.statusCode, refused.json().code, asked]).toEqual([400, "invalid-parameter", []]);
    expect(refused.json().detail).toContain("those of the last seven days up to now");
  });

  it("has nothing where the dialect reports no figures, where there is no such tenant, and for another workspace", async () => {
    const none = await newTenant("cxone-flow-connections");
    const stranger = await test.newToken("admin", "elsewhere");
    const answers = [
      await get(SPAN, none),
      await get(SPAN, "tenant_none"),
      await test.request({ url: address(SPAN), headers: { authorization: `Bearer ${stranger}` } }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404]);
    expect(asked).toEqual([]);
  });

  it("forgets a tenant at once that is removed here, and follows one that is changed", async () => {
    await get(SPAN);
    const moved = { baseUrl: `${origin}/moved` };
    await test.asAdmin({ method: "PATCH", url: `/api/tenants/${tenantId}`, payload: moved });
    await get(SPAN);
    expect(asked.at(-1)?.url).toBe("/moved/api/v2/analytics/voice/details/query");
    await test.asAdmin({ method: "DELETE", url: `/api/tenants/${tenantId}` });
    expect((await get(SPAN)).statusCode).toBe(404);
  });

  it("makes its call part of the trace that the request belongs to, says so in the log, and counts it", async () => {
    const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    const traced = (traceparent?: string) =>
      test.asAdmin({
        method: "GET",
        url: address(SPAN),
        ...(traceparent === undefined ? {} : { headers: { traceparent } }),
      });
    await traced();
    await traced("00-not-a-trace-01");
    expect(asked.map(({ traceparent }) => traceparent)).toEqual([undefined, undefined]);
    const before = test.logLines.length;
    const span = "00f067aa0ba902b7";
    await traced(`00-${traceId}-${span}-01`);
    await traced(`00-${traceId}-${span}-00`);
    const sent = asked.slice(2).map(({ traceparent }) => String(traceparent));
    expect(sent).toEqual([
      expect.stringMatching(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`, "u")),
      expect.stringMatching(new RegExp(`^00-${traceId}-[0-9a-f]{16}-00$`, "u")),
    ]);
    expect(new Set([span, ...sent.map((one) => one.split("-")[2])]).size).toBe(3);
    const lines: { msg?: string; traceId?: string }[] = test.logLines.slice(before).map((line) => JSON.parse(line));
    const told = lines.filter(({ msg }) => msg === "request" || msg === "vendor call");
    expect(told.length).toBeGreaterThanOrEqual(4);
    for (const line of told) expect(line.traceId).toBe(traceId);
    const metrics = (await test.asAdmin({ method: "GET", url: "/metrics" })).body;
    const counted =
      /tonegraph_vendor_calls_total\{dialect="cxone-ivr-menus",operation="[a-zA-Z]+",outcome="ok"\} (\d+)/u;
    expect(Number(counted.exec(metrics)?.[1])).toBeGreaterThanOrEqual(4);
  });

  it("writes one line of the log, with who asked", async () => {
    const before = test.logLines.length;
    await get(SPAN);
    const lines = test.logLines.slice(before).map((line): unknown => JSON.parse(line));
    const own = lines.filter((line) => JSON.stringify(line).includes('"msg":"request"'));
    expect(own).toMatchObject([{ method: "GET", url: address(SPAN), status: 200, actor: expect.any(String) }]);
    expect(test.logLines.join("")).not.toContain(TOKEN);
  });
});

describe("createAccessRegister", () => {
  it("writes who read which figures and how often, in one entry each, at the latest when it stops", async () => {
    const { db } = test.database;
    const logger = createLogger({
      level: "silent",
      destination: { write: () => undefined },
      scrubber: createSecretScrubber(),
    });
    const register = createAccessRegister({ db, logger, surroundings: test.surroundings });
    const access = { workspaceId: DEFAULT_WORKSPACE, actor: "user_1", tenantId, externalId: "flow_1" };
    for (const externalId of ["flow_1", "flow_2", "flow_1"]) register.note({ ...access, externalId });
    await register.stop();
    const log = await test.asAdmin({ method: "GET", url: "/api/audit?action=ANALYTICS_QUERY" });
    const details = log.json().items.map((entry: { actor: string; details: unknown }) => entry.details);
    expect(details).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ tenantId, externalId: "flow_1", times: 2 }),
        expect.objectContaining({ tenantId, externalId: "flow_2", times: 1 }),
      ]),
    );
  });
});

function address(query: string, tenant = tenantId): string {
  return `/api/tenants/${tenant}/analytics?${query}`;
}

function get(query: string, tenant = tenantId) {
  return test.asAdmin({ method: "GET", url: address(query, tenant) });
}

async function newTenant(dialect: string): Promise<string> {
  const made = await test.asAdmin({ method: "POST", url: "/api/tenants", payload: labTenant(origin, dialect) });
  return String(made.json().id);
}
