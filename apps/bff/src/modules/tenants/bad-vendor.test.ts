import { descriptors, findDescriptor } from "@tonegraph/dialect-catalogue";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { labTenant } from "../../testing/lab-tenant.ts";
import {
  JSON_TYPE,
  startScriptedVendor,
  type Respond,
  type ScriptedVendor,
  type VendorScript,
} from "../../testing/scripted-vendor.ts";
import { startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";

const SECRET = "live-secret-9f2b71c4d8";
const TOKEN = "live-token-c0ffee1234567890";
const SCOPES = "ivr:read ivr:write analytics:read";

let lab: PublishingLab;
let vendor: ScriptedVendor;
let tenantId = "";
let flowId = "";

beforeAll(async () => {
  vendor = await startScriptedVendor({ access_token: TOKEN, token_type: "bearer", expires_in: 3600, scope: SCOPES });
  lab = await startPublishingLab([vendor.host]);
});
afterAll(async () => {
  await lab.close();
  await vendor.close();
});
beforeEach(async () => {
  vendor.script = {};
  vendor.seen = [];
  const tenant = labTenant(`http://${vendor.host}`, "cxone-ivr-menus");
  const credentials = { clientId: "client", clientSecret: SECRET };
  tenantId = (await lab.post("/api/tenants", { ...tenant, credentials })).json().id;
  const place = await lab.prepare();
  flowId = place.flowId;
  const settings = { environment: "us2", externalIds: { [flowId]: "flow_1" } };
  await lab.asAdmin({ method: "PATCH", url: `/api/tenants/${tenantId}`, payload: { settings } });
});

const check = (id = tenantId) => lab.asAdmin({ method: "POST", url: `/api/tenants/${id}/check` });
const health = async () => (await lab.get(`/api/tenants/${tenantId}/health`)).json();

describe("a vendor that behaves badly at the sign-in", () => {
  it.each<[string, (respond: Respond) => void, RegExp]>([
    ["redirects to another host", (respond) => respond(302, { location: `http://${vendor.elsewhere}/` }, ""), /302/u],
    ["answers no JSON", (respond) => respond(200, JSON_TYPE, '{"access_token":'), /no usable token/u],
    ["answers a page", (respond) => respond(200, { "content-type": "text/html" }, "<html>"), /JSON was expected/u],
    ["answers without end", (respond) => respond(200, JSON_TYPE, () => "x".repeat(65_536)), /too large/u],
    [
      "gives a token for an odd time",
      (respond) => respond(200, JSON_TYPE, `{"access_token":"${TOKEN}","expires_in":"soon"}`),
      /no usable token/u,
    ],
    [
      "says no and repeats the secret",
      (respond) => respond(401, JSON_TYPE, `{"error":"invalid_client","error_description":"${SECRET} is wrong"}`),
      /hidden/u,
    ],
  ])("and %s is named with its tenant and step", async (_, signIn, words) => {
    vendor.script = { signIn };
    const answer = await check();
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ ok: false, missingScopes: [] });
    expect(answer.json().message).toMatch(/^Tenant "Lab \d+", sign-in: /u);
    expect(answer.json().message).toMatch(words);
    expect((await health()).lastError.message).toBe(answer.json().message);
    expect(vendor.hitsElsewhere()).toBe(0);
    expect(vendor.seen.length).toBeLessThanOrEqual(3);
    expect(answer.body + lab.logLines.join("")).not.toContain(SECRET);
  });

  it("and grants less than was asked names the scope", async () => {
    const body = JSON.stringify({ access_token: TOKEN, expires_in: 3600, scope: "ivr:read analytics:read" });
    vendor.script = { signIn: (respond) => respond(200, JSON_TYPE, body) };
    expect((await check()).json()).toMatchObject({ ok: false, missingScopes: ["ivr:write"] });
  });
});

/** The tenants of all dialects, whose sign-in address leads to `authUrl`. */
async function everywhere(authUrl: string): Promise<{ id: string; dialect: string }[]> {
  const made = descriptors.map(async ({ id: dialect }) => {
    const credentials = { clientId: "client", clientSecret: SECRET };
    const tenant = { ...labTenant(`http://${vendor.host}`, dialect), authUrl, credentials };
    const answer = await lab.post("/api/tenants", tenant);
    expect(answer.statusCode).toBe(201);
    return { id: String(answer.json().id), dialect };
  });
  return Promise.all(made);
}

describe("a region that is not the client's", () => {
  it.each<[string, VendorScript, RegExp, readonly string[]]>([
    [
      "does not know the credentials",
      { signIn: (respond) => respond(401, JSON_TYPE, `{"error":"invalid_client","error_description":"no ${SECRET}"}`) },
      /\(401\); look at the client id and the client secret, and at “Sign-in address” \(127\.0\.0\.1:\d+\): another region/u,
      ["/credentials/clientId", "/credentials/clientSecret", "/authUrl"],
    ],
    [
      "does not know the credentials, and says so by 400",
      { signIn: (respond) => respond(400, JSON_TYPE, '{"error":"invalid_client"}') },
      /\(400\); look at the client id/u,
      ["/credentials/clientId", "/credentials/clientSecret", "/authUrl"],
    ],
    [
      "has no such sign-in",
      { signIn: (respond) => respond(404, JSON_TYPE, "{}") },
      /\(404\); look at “Sign-in address”/u,
      ["/authUrl"],
    ],
    [
      "sends people to another one",
      { signIn: (respond) => respond(302, { location: `http://${vendor.elsewhere}/` }, "") },
      /which is not followed \(302\); look at “Sign-in address”/u,
      ["/authUrl"],
    ],
  ])(
    "%s: the check of every dialect says tenant, step and field, and nothing more is sent",
    async (...[, given, words, fields]) => {
      vendor.script = given;
      for (const { id, dialect } of await everywhere(`http://${vendor.host}/token`)) {
        vendor.seen = [];
        const answer = await lab.asAdmin({ method: "POST", url: `/api/tenants/${id}/check` });
        expect([dialect, answer.json()]).toMatchObject([dialect, { ok: false, missingScopes: [], fields }]);
        expect(answer.json().message).toMatch(/^Tenant "Lab \d+", sign-in: /u);
        expect(answer.json().message).toMatch(words);
        expect((await lab.get(`/api/tenants/${id}`)).json().lastCheck).toMatchObject({ fields });
        expect(vendor.seen.map(({ method, url }) => `${method} ${url}`)).toEqual(["POST /token"]);
        expect(answer.body).not.toContain(SECRET);
      }
      expect(vendor.hitsElsewhere()).toBe(0);
    },
  );

  it("ends a deployment at its first step, in the same words, before anything is sent", async () => {
    vendor.script = { signIn: (respond) => respond(401, JSON_TYPE, '{"error":"invalid_client"}') };
    const { error, state, steps } = await lab.publish({ flowId, tenantId });
    expect(state).toBe("failed");
    expect(error?.message).toMatch(/^Tenant "Lab \d+", sign-in: .+ look at the client id .+ “Sign-in address”/u);
    expect(steps.filter((step) => step.state === "failed").map(({ name }) => name)).toEqual(["authenticating"]);
    expect(vendor.seen.filter(({ url }) => !url.endsWith("/token"))).toEqual([]);
  });
});

/** A sign-in that grants exactly these scopes, or does not say what it grants. */
function granting(scopes: readonly string[] | null): (respond: Respond) => void {
  const token = { access_token: TOKEN, token_type: "bearer", expires_in: 3600 };
  const said = scopes === null ? token : { ...token, scope: scopes.join(" ") };
  return (respond) => respond(200, JSON_TYPE, JSON.stringify(said));
}

describe("a check that signs in and asks for a flow", () => {
  const PAGE = { "content-type": "text/html" };
  let tenants: { id: string; dialect: string }[] = [];
  beforeAll(async () => {
    tenants = await everywhere(`http://${vendor.host}/token`);
  });
  it.each<[string, (respond: Respond) => void, RegExp]>([
    ["a page", (respond) => respond(200, PAGE, "<html>"), /JSON was expected/u],
    ["a page that says there is none", (respond) => respond(404, PAGE, "<html>"), /JSON was expected/u],
    [
      "a way to another host",
      (respond) => respond(302, { location: `http://${vendor.elsewhere}/` }, ""),
      /not followed/u,
    ],
    [
      "no right to read",
      (respond) => respond(403, JSON_TYPE, "{}"),
      /look at the client id and the client secret, and at/u,
    ],
    ["half an answer", (respond) => respond(200, JSON_TYPE, '{"id":'), /look at/u],
    ["3 MB", (respond) => respond(200, JSON_TYPE, "x".repeat(3_000_000)), /look at/u],
    [
      "“there is none” by something else",
      (respond) => respond(404, JSON_TYPE, '{"message":"Not Found"}'),
      /let us sign in, but its API is not at this address: something else answers there \(404\).* look at/u,
    ],
    ["an empty “there is none”", (respond) => respond(404, JSON_TYPE, ""), /its API is not at this address/u],
    ["that it is gone for good", (respond) => respond(410, JSON_TYPE, "{}"), /\(410\)/u],
    ["that the request is bad", (respond) => respond(400, JSON_TYPE, "{}"), /\(400\)/u],
    ["a list", (respond) => respond(200, JSON_TYPE, "[]"), /look at/u],
  ])("and is answered %s fails for every dialect, with the field to look at", async (_, read, words) => {
    for (const { id, dialect } of tenants) {
      vendor.script = { signIn: granting(findDescriptor(dialect)?.scopes ?? []), read };
      const answer = (await check(id)).json();
      expect([dialect, answer]).toMatchObject([dialect, { ok: false, missingScopes: [] }]);
      expect(answer.message).toMatch(/^Tenant "Lab \d+", reading: /u);
      expect(answer.message).toMatch(words);
      expect(answer.message).toMatch(/look at .*“API address” \(127\.0\.0\.1:\d+\)/u);
      expect(answer.fields).toContain("/baseUrl");
    }
    expect(vendor.hitsElsewhere()).toBe(0);
  });

  it("claims every scope only where the vendor says which it granted", async () => {
    for (const { id, dialect } of tenants) {
      vendor.script = { signIn: granting(findDescriptor(dialect)?.scopes ?? []) };
      const told = (await check(id)).json();
      expect([dialect, told]).toMatchObject([dialect, { ok: true, message: expect.stringContaining("every scope") }]);
      vendor.script = { signIn: granting(null) };
      const untold = (await check(id)).json();
      expect([dialect, untold]).toMatchObject([dialect, { ok: true, missingScopes: [] }]);
      expect(untold.message).not.toContain("every scope");
      expect(untold.message).toMatch(/does not tell which scopes it granted.*writing/u);
    }
  });
});

describe("a vendor that behaves badly when it is read", () => {
  it.each<[string, (respond: Respond) => void]>([
    ["redirects to another host", (respond) => respond(307, { location: `http://${vendor.elsewhere}/` }, "")],
    ["answers no JSON", (respond) => respond(200, JSON_TYPE, "{")],
    ["answers a list", (respond) => respond(200, JSON_TYPE, "[]")],
    ["answers without end", (respond) => respond(200, JSON_TYPE, () => "x".repeat(65_536))],
  ])("and %s keeps the plan usable and sends nothing", async (_, read) => {
    vendor.script = { read };
    const plan = await lab.post(`/api/flows/${flowId}/plan`, { tenantId });
    expect(plan.json()).toMatchObject({ drift: { state: "unknown" } });
    expect(vendor.hitsElsewhere()).toBe(0);
    const deployment = await lab.publish({ flowId, tenantId });
    expect(deployment).toMatchObject({ state: "failed" });
    expect(deployment.error?.message).toMatch(/^Tenant "Lab \d+", keeping what is there: NICE CXone\b/u);
    expect(deployment.steps.find((step) => step.state === "failed")?.name).toBe("snapshotting");
    expect(vendor.seen.filter(({ method, url }) => method !== "GET" && !url.endsWith("/token"))).toEqual([]);
  });
});

describe("a tenant's health", () => {
  it("says when the token ends, that the vendor asked for patience, and that the breaker is open", async () => {
    expect(await health()).toMatchObject({ breaker: "closed", token: null, lastError: null });
    await check();
    expect(await health()).toMatchObject({ token: { grantedScopes: SCOPES.split(" ") }, lastError: null });
    vendor.script = { read: (respond) => respond(429, { ...JSON_TYPE, "retry-after": "3600" }, "{}") };
    await lab.get(`/api/flows/${flowId}/live?tenantId=${tenantId}`);
    expect((await health()).rateLimit).toMatchObject({ retryAfterMs: 3_600_000 });
    vendor.script = { read: (respond) => respond(500, JSON_TYPE, '{"message":"Out of order"}') };
    await expect
      .poll(
        async () => {
          await lab.get(`/api/flows/${flowId}/live?tenantId=${tenantId}`);
          return (await health()).breaker;
        },
        { timeout: 60_000 },
      )
      .toBe("open");
    expect((await health()).opensInMs).toBeGreaterThan(0);
    expect((await lab.get("/api/tenants/tenant_none/health")).statusCode).toBe(404);
    vendor.seen = [];
    expect((await check()).json()).toMatchObject({
      ok: false,
      mayPass: true,
      message: expect.stringContaining("Out of order"),
    });
    expect(vendor.seen.map(({ method }) => method)).toEqual(["POST", "GET"]);
    expect((await health()).breaker).toBe("open");
    vendor.script = {};
    expect((await check()).json()).toMatchObject({ ok: true });
    expect((await health()).breaker).toBe("closed");
  });
});

describe("secrets that are in memory", () => {
  it("are in no log line, whoever writes it and in whatever form", async () => {
    await check();
    const { log } = lab.bff.app;
    const forms = (value: string) => [
      value,
      encodeURIComponent(value),
      Buffer.from(value).toString("base64"),
      Buffer.from(value).toString("base64url"),
      Buffer.from(value).toString("hex"),
    ];
    for (const form of [...forms(SECRET), ...forms(TOKEN)]) {
      log.warn(`the vendor said: ${form}`);
      log.warn({ odd: { deep: [form] } }, "an object");
      log.error({ err: new Error(`failed with ${form}`, { cause: new Error(form) }) }, "an error");
    }
    const written = lab.logLines.join("");
    for (const form of [...forms(SECRET), ...forms(TOKEN)]) expect(written).not.toContain(form);
  });
});
