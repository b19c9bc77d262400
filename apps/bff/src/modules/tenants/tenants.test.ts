import { ROLES } from "@tonegraph/api-contract";
import { descriptors } from "@tonegraph/dialect-catalogue";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { badTenantFields, CANARY } from "../../testing/bad-tenant-fields.ts";
import { labTenant } from "../../testing/lab-tenant.ts";
import { DIALECT, startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";

let lab: PublishingLab;
beforeAll(async () => {
  lab = await startPublishingLab();
});
afterAll(() => lab.close());

let made = 0;

function tenant(changes: object = {}) {
  const addresses = { baseUrl: `${lab.sandboxUrl}/${DIALECT}`, authUrl: `${lab.sandboxUrl}/${DIALECT}/oauth2/token` };
  return {
    name: `Madrid ${(made += 1)}`,
    dialect: DIALECT,
    ...addresses,
    credentials: { clientId: "sandbox-client", clientSecret: "sandbox-secret" },
    ...changes,
  };
}

const given = (clientId: string, clientSecret: string) => ({ clientId, clientSecret });

async function create(changes: object = {}): Promise<string> {
  const created = await lab.post("/api/tenants", tenant(changes));
  expect(created.statusCode).toBe(201);
  return created.json().id;
}

describe("a tenant whose row cannot be read", () => {
  it.each(["settings_json", "scopes_json", "last_check_json"])(
    "in its %s is listed among the others, and right again once it is saved",
    async (column) => {
      const [id, other] = [await create(), await create()];
      await sql`update tenants set ${sql.ref(column)} = '"x"' where id = ${id}`.execute(lab.database.db);
      const { items } = (await lab.get("/api/tenants")).json();
      expect(items.map((item: { id: string }) => item.id)).toEqual(expect.arrayContaining([id, other]));
      const payload = { settings: {}, credentials: given("sandbox-client", "sandbox-secret") };
      const saved = await lab.asAdmin({ method: "PATCH", url: `/api/tenants/${id}`, payload });
      expect(saved.json()).toMatchObject({ id, settings: {}, credentials: { scopes: expect.any(Array) } });
      expect((await lab.post(`/api/tenants/${id}/check`, {})).json()).toMatchObject({ ok: true });
    },
  );
});

describe("tenants", () => {
  it("are stored without calling the vendor, listed, changed and removed", async () => {
    await lab.control("DELETE", "/requests");
    const id = await create({ name: "Madrid", settings: { environment: "us2" } });
    expect((await lab.get("/api/tenants")).json().items.map((item: { id: string }) => item.id)).toContain(id);
    const found = (await lab.get(`/api/tenants/${id}`)).json();
    expect(found).toMatchObject({ name: "Madrid", lastCheck: null, liveFlows: 0, settings: { environment: "us2" } });
    expect(found.credentials).toEqual({
      fingerprint: expect.any(String),
      scopes: ["ivr:read", "ivr:write", "analytics:read"],
    });
    const changed = await patch(id, {
      name: "Barcelona",
      authUrl: null,
      credentials: { clientId: "a", clientSecret: CANARY, scopes: ["ivr:read"] },
    });
    expect(changed.json()).toMatchObject({ name: "Barcelona", credentials: { scopes: ["ivr:read"] } });
    expect(changed.json()).not.toHaveProperty("authUrl");
    expect(changed.json().credentials.fingerprint).not.toBe(found.credentials.fingerprint);
    expect((await lab.asAdmin({ method: "DELETE", url: `/api/tenants/${id}` })).statusCode).toBe(204);
    expect((await lab.get(`/api/tenants/${id}`)).statusCode).toBe(404);
    expect(await lab.control("GET", "/requests")).toEqual({ requests: [] });
    const left = await lab.database.db
      .selectFrom("tenants")
      .select(["wrapped_key", "sealed"])
      .where("id", "=", id)
      .executeTakeFirst();
    expect(left).toEqual({ wrapped_key: null, sealed: null });
  });

  it.each([
    ["an unknown dialect", { dialect: "fax" }, ["invalid-body", "/dialect"]],
    ["a private address", { baseUrl: "http://10.0.0.1/" }, ["address-not-allowed", "/baseUrl"]],
    ["another port of an allowed host", { authUrl: "http://127.0.0.1:1/token" }, ["address-not-allowed", "/authUrl"]],
    ["a private address in disguise", { baseUrl: "https://0x7f.1/" }, ["address-not-allowed", "/baseUrl"]],
    ["an address with a password", { baseUrl: "https://me:it@example.com/" }, ["address-not-allowed", "/baseUrl"]],
    ["a file", { baseUrl: "file:///etc/passwd" }, ["address-not-allowed", "/baseUrl"]],
    ["wider limits", { settings: { limits: { speechLimit: 900 } } }, ["invalid-body", "/settings/limits/speechLimit"]],
    [
      "a milder error",
      { settings: { limits: { severities: { "dead-end": "info" } } } },
      ["invalid-body", "/settings/limits/severities/dead-end"],
    ],
    ["a client id with a space", { credentials: given("client a", "s") }, ["invalid-body", "/credentials/clientId"]],
    [
      "a secret with a line break",
      { credentials: given("a", `${CANARY}\n`) },
      ["invalid-body", "/credentials/clientSecret"],
    ],
    [
      "a secret with an invisible space",
      { credentials: given("a", `\u200b${CANARY}`) },
      ["invalid-body", "/credentials/clientSecret"],
    ],
    [
      "two scopes in one",
      { credentials: { ...given("a", "s"), scopes: ["ivr:read ivr:write"] } },
      ["invalid-body", "/credentials/scopes/0"],
    ],
    [
      "a region that is no host name",
      { settings: { environment: "us2/../x" } },
      ["invalid-body", "/settings/environment"],
    ],
    ["a region that is no text", { settings: { environment: 2 } }, ["invalid-body", "/settings/environment"]],
    ["http to a public host", { baseUrl: "http://api.example.com/" }, ["address-not-allowed", "/baseUrl"]],
    [
      "a limit that is no number",
      { settings: { requestsPerSecond: "many" } },
      ["invalid-body", "/settings/requestsPerSecond"],
    ],
    ["a setting that nobody knows", { settings: { region: "mars 9" } }, ["invalid-body", "/settings/region"]],
    ["wrong external ids", { settings: { externalIds: { flow_a: 7 } } }, ["invalid-body", "/settings/externalIds"]],
  ])("refuse %s with its place", async (_, changes, [code, pointer]) => {
    const refused = await lab.post("/api/tenants", tenant(changes));
    expect(refused.statusCode).toBeGreaterThanOrEqual(400);
    expect(refused.json()).toMatchObject({ code, errors: [expect.objectContaining({ pointer })] });
    expect(refused.body).not.toContain(CANARY);
    if (pointer === "/dialect") return;
    const id = await create();
    expect((await patch(id, changes)).json()).toMatchObject({ code });
  });

  it.each(descriptors.map(({ id }) => id))(
    "of %s say which field cannot be right, and how it is mended",
    async (dialect) => {
      const good = labTenant(lab.sandboxUrl, dialect);
      for (const [changes, field, code, words] of badTenantFields(dialect)) {
        const settings = { ...good.settings, ...changes.settings };
        const answer = await lab.post("/api/tenants", { ...good, ...changes, settings });
        expect([field, answer.statusCode]).toEqual([field, answer.json().code === "address-not-allowed" ? 422 : 400]);
        expect(answer.json()).toMatchObject({ errors: [{ pointer: field, code }] });
        expect(answer.json().detail).toMatch(words);
        expect(answer.body).not.toContain(CANARY);
      }
    },
  );

  it("say in their check what the vendor said, and keep it", async () => {
    const good = await create();
    expect((await check(good)).json()).toMatchObject({ ok: true, missingScopes: [] });
    expect((await lab.get(`/api/tenants/${good}`)).json().lastCheck).toMatchObject({ ok: true });
    const wrong = await create({ credentials: { clientId: "sandbox-client", clientSecret: CANARY } });
    const answer = await check(wrong);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ ok: false, missingScopes: [] });
    const few = await create({
      credentials: { clientId: "sandbox-client", clientSecret: "sandbox-secret", scopes: ["ivr:read"] },
    });
    expect((await check(few)).json()).toMatchObject({
      ok: false,
      missingScopes: ["ivr:write", "analytics:read"],
      scopesLackIn: "tenant",
    });
    const reader = await create({ credentials: { clientId: "sandbox-reader", clientSecret: "sandbox-secret" } });
    const refused = (await check(reader)).json();
    expect(refused).toMatchObject({ missingScopes: expect.arrayContaining(["ivr:write"]), scopesLackIn: "vendor" });
  });

  it.each<[string, object, RegExp]>([
    ["refuses the sign-in", { path: "/oauth2/token", status: 401 }, /sign-in: .*\(401\)/u],
    ["is down", { status: 503, headers: { "retry-after": "3600" } }, /sign-in: .*\(503\)/u],
    ["asks for patience", { path: "/oauth2/token", status: 429, headers: { "retry-after": "3600" } }, /\(429\)/u],
    ["signs in but is down beside it", { method: "GET", status: 503 }, /"Madrid \d+", reading: .*\(503\)/u],
  ])("are asked by every check, though a token is at hand: a vendor that %s", async (_, fault, words) => {
    const id = await create();
    expect((await check(id)).json()).toMatchObject({ ok: true });
    await lab.fault({ ...fault, times: 20 });
    const failed = (await check(id)).json();
    await lab.control("DELETE", "/faults");
    expect(failed).toMatchObject({ ok: false, message: expect.stringMatching(words) });
    expect(failed.mayPass === true).toBe(!words.source.includes("401"));
    const asked = (await lab.get(`/api/tenants/${id}/health`)).json().rateLimit;
    expect(asked?.retryAfterMs ?? null).toBe(words.source.includes("429") ? 3_600_000 : null);
  });

  it("do not guess what exists where the vendor offers no listing", async () => {
    const id = await create();
    expect((await lab.get(`/api/tenants/${id}/resources?kind=queue`)).json()).toEqual({
      items: [],
      known: false,
      looksUp: false,
    });
    expect((await lab.get(`/api/tenants/tenant_none/resources?kind=queue`)).statusCode).toBe(404);
    expect((await lab.get(`/api/tenants/${id}/resources?kind=fax`)).statusCode).toBe(400);
  });

  it("stay while something of ours is live there", async () => {
    const place = await lab.prepare();
    expect(await lab.publish(place)).toMatchObject({ state: "live" });
    const refused = await lab.asAdmin({ method: "DELETE", url: `/api/tenants/${place.tenantId}` });
    expect(refused.json()).toMatchObject({ status: 409, code: "in-use" });
    expect((await lab.get(`/api/tenants/${place.tenantId}`)).json().liveFlows).toBe(1);
  });

  it("show no part of a secret in any answer, log line or row", async () => {
    const id = await create({ credentials: { clientId: "canary-client-4d1c9e77", clientSecret: CANARY } });
    const answers = [
      await lab.get("/api/tenants"),
      await lab.get(`/api/tenants/${id}`),
      await check(id),
      await patch(id, { name: "x" }),
      await lab.get("/api/audit"),
    ];
    const bad = await lab.post(
      "/api/tenants",
      tenant({ credentials: { clientId: "c", clientSecret: CANARY, other: 1 } }),
    );
    const rows = await Promise.all(
      (["tenants", "audit_entries", "outbox"] as const).map((name) =>
        lab.database.db.selectFrom(name).selectAll().execute(),
      ),
    );
    const seen =
      [...answers, bad].map((answer) => answer.body + JSON.stringify(answer.headers)).join() +
      lab.logLines.join() +
      JSON.stringify(rows);
    expect(seen).not.toContain(CANARY);
    expect(seen).not.toContain("canary-client");
    expect(seen).not.toContain(Buffer.from(CANARY).toString("base64").slice(0, 20));
  });

  it("are not seen from another workspace or changed by other roles", async () => {
    const id = await create();
    const stranger = await lab.newToken("admin", "ws_other");
    const designer = await lab.newToken("designer");
    const as = (token: string) => ({ authorization: `Bearer ${token}` });
    expect((await lab.request({ method: "GET", url: `/api/tenants/${id}`, headers: as(stranger) })).statusCode).toBe(
      404,
    );
    expect((await lab.request({ method: "DELETE", url: `/api/tenants/${id}`, headers: as(stranger) })).statusCode).toBe(
      404,
    );
    expect(
      (await lab.request({ method: "POST", url: "/api/tenants", payload: tenant(), headers: as(designer) })).statusCode,
    ).toBe(403);
  });
});

it("tenants are checked, past their circuit breaker, by those alone who publish", async () => {
  const url = `/api/tenants/${await create()}/check`;
  const statuses: Record<string, number> = {};
  for (const role of ROLES) {
    const headers = { authorization: `Bearer ${await lab.newToken(role)}` };
    statuses[role] = (await lab.request({ method: "POST", url, headers })).statusCode;
  }
  expect(statuses).toEqual({ viewer: 403, designer: 403, publisher: 200, auditor: 403, admin: 200 });
});

it("tenants keep a setting of long ago that nobody knows any more", async () => {
  const id = await create();
  const old = JSON.stringify({ region: "old" });
  await lab.database.pool.query("update tenants set settings_json = $1 where id = $2", [old, id]);
  const kept = await patch(id, { settings: { region: "old", environment: "us2" } });
  expect([kept.statusCode, kept.json().settings]).toEqual([200, { region: "old", environment: "us2" }]);
});

function patch(id: string, payload: object) {
  return lab.asAdmin({ method: "PATCH", url: `/api/tenants/${id}`, payload });
}

function check(id: string) {
  return lab.asAdmin({ method: "POST", url: `/api/tenants/${id}/check` });
}
