import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CANARY } from "../../testing/bad-tenant-fields.ts";
import { DIALECT } from "../../testing/publishing-lab.ts";
import { startTestBff, type TestBff } from "../../testing/test-bff.ts";

let test: TestBff;
beforeAll(async () => {
  test = await startTestBff();
});
afterAll(() => test.close());

const credentials = { clientId: "client", clientSecret: CANARY };
const AWAY = { baseUrl: "https://api.example.com/v1", authUrl: "https://login.example.com/token" };
const GENESYS = { dialect: "genesys-menu-flows", settings: { environment: "api.mypurecloud.com" } };

let made = 0;

async function create(content: object): Promise<string> {
  const payload = { name: `Madrid ${(made += 1)}`, dialect: DIALECT, credentials, ...content };
  const created = await test.asAdmin({ method: "POST", url: "/api/tenants", payload });
  expect(created.statusCode, created.body).toBe(201);
  return created.json().id;
}
const read = async (id: string) => (await test.asAdmin({ method: "GET", url: `/api/tenants/${id}` })).json();
const patch = (id: string, payload: object) => test.asAdmin({ method: "PATCH", url: `/api/tenants/${id}`, payload });

describe("the credentials of a tenant", () => {
  it.each<readonly [what: string, former: object, changes: object, host: string]>([
    ["a sign-in address", AWAY, { authUrl: "https://other.example.com/token" }, "login.example.com"],
    ["an API address", AWAY, { baseUrl: "https://api.example.com:8443/v1" }, "api.example.com"],
    ["an address taken back", AWAY, { authUrl: null }, "login.example.com"],
    [
      "a region",
      { settings: { environment: "us2" } },
      { settings: { environment: "eu1" } },
      "api.us2.niceincontact.com and login.us2.niceincontact.com",
    ],
    ["no region", { settings: { environment: "eu1" } }, { settings: {} }, "api.eu1.niceincontact.com and"],
    ["a Genesys Cloud host", GENESYS, { settings: { environment: "other.example.com" } }, "api.mypurecloud.com"],
    [
      "a tenant's host",
      { dialect: "cxone-campaign-rules", settings: { tenantHost: "acme.niceincontact.com" } },
      { settings: { tenantHost: "other.example.com" } },
      "acme.niceincontact.com",
    ],
    [
      "an organisation",
      { dialect: "cxone-flow-connections", settings: { org: "acme" } },
      { settings: { org: "other" } },
      "acme.api.nice.incontact.com",
    ],
  ])("are sent to no other host: %s needs them again", async (...[, former, changes, host]) => {
    const id = await create(former);
    const before = await read(id);
    const refused = await patch(id, changes);
    expect([refused.statusCode, refused.json().errors]).toEqual([
      400,
      [expect.objectContaining({ pointer: "/credentials", code: "credentials-needed" })],
    ]);
    expect(refused.json().detail).toContain(`they were given for ${host}`);
    expect(await read(id)).toEqual(before);
    expect((await patch(id, { ...changes, credentials })).statusCode).toBe(200);
  });

  it("move with an entry in the audit log that names the hosts, and nothing else of the addresses", async () => {
    const id = await create(AWAY);
    const to = "https://other.example.com:8443/tenant-path?audience=calls";
    expect((await patch(id, { authUrl: to, baseUrl: "https://api.example.com/v2", credentials })).statusCode).toBe(200);
    expect((await patch(id, { name: "Renamed" })).statusCode).toBe(200);
    const { items } = (await test.asAdmin({ method: "GET", url: "/api/audit?action=tenant.changed" })).json();
    const ours = items.filter(({ details }: { details: { tenantId: string } }) => details.tenantId === id);
    const hosts = [{ field: "authUrl", from: "login.example.com", to: "other.example.com:8443" }];
    expect(ours).toEqual([
      expect.objectContaining({ details: expect.not.objectContaining({ hosts: expect.anything() }) }),
      expect.objectContaining({
        details: expect.objectContaining({ hosts, changed: expect.arrayContaining(["authUrl"]) }),
      }),
    ]);
    expect(JSON.stringify(ours)).not.toMatch(/tenant-path|audience|\/v2/u);
  });

  it("stay where only a path, the name or what leads nowhere else changes", async () => {
    const id = await create(AWAY);
    const changes = { name: "Moved", baseUrl: "https://api.example.com/v2", settings: { environment: "eu1" } };
    expect((await patch(id, changes)).statusCode).toBe(200);
    expect((await patch(id, { authUrl: "https://LOGIN.example.com:443/v2/token" })).statusCode).toBe(200);
  });

  it("are not led away by two changes at once that each move nothing", async () => {
    const hidden = { baseUrl: "https://api.mypurecloud.com/x", authUrl: "https://api.mypurecloud.com/token" };
    for (let round = 0; round < 3; round += 1) {
      const id = await create({ ...GENESYS, ...hidden });
      const answers = await Promise.all([
        patch(id, { baseUrl: null, authUrl: null }),
        patch(id, { settings: { environment: "other.example.com" } }),
      ]);
      expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 400]));
    }
  });
});
