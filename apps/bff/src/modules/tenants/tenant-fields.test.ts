import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CANARY } from "../../testing/bad-tenant-fields.ts";
import { DIALECT } from "../../testing/publishing-lab.ts";
import { startTestBff, type TestBff } from "../../testing/test-bff.ts";

let test: TestBff;
beforeAll(async () => {
  test = await startTestBff();
});
afterAll(() => test.close());

let made = 0;

function post(content: object) {
  const credentials = { clientId: "client", clientSecret: "secret" };
  const payload = { name: `Madrid ${(made += 1)}`, dialect: DIALECT, credentials, ...content };
  return test.asAdmin({ method: "POST", url: "/api/tenants", payload });
}

async function create(content: object = {}): Promise<string> {
  const created = await post(content);
  expect(created.statusCode, created.body).toBe(201);
  return created.json().id;
}
const patch = (id: string, payload: object) => test.asAdmin({ method: "PATCH", url: `/api/tenants/${id}`, payload });

it("tenants are told all that is wrong with them at once, whether they are new or changed", async () => {
  const wrong = {
    settings: { environment: "not a thing!" },
    baseUrl: "http://10.0.0.1/",
    authUrl: "https://example.com/token?token=x",
    credentials: { clientId: "client a", clientSecret: "s" },
  };
  const id = await create();
  for (const refused of [await post(wrong), await patch(id, wrong)]) {
    expect(refused.json().errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      "/credentials/clientId",
      "/settings/environment",
      "/baseUrl",
      "/authUrl",
    ]);
  }
});

describe("a name that another tenant has", () => {
  const taken = {
    status: 400,
    errors: [{ pointer: "/name", message: expect.stringMatching(/^Another tenant is called “twice”\. Choose/u) }],
  };

  it("is refused, in whatever case, to a new tenant and to a renamed one, and free again once that is removed", async () => {
    const first = await create({ name: "Twice" });
    const second = await create({ name: "Other" });
    expect((await post({ name: "twice" })).json()).toMatchObject(taken);
    expect((await patch(second, { name: "twice" })).json()).toMatchObject(taken);
    expect((await patch(first, { name: "twice" })).statusCode).toBe(200);
    await test.asAdmin({ method: "DELETE", url: `/api/tenants/${first}` });
    expect((await patch(second, { name: "twice" })).statusCode).toBe(200);
  });

  it("goes to one alone of those who ask at once", async () => {
    const asked = ["At once", "At once", "At once"].map((name) => post({ name }));
    const statuses = (await Promise.all(asked)).map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
  });

  it("stays with those who have shared it since long ago, whatever else is changed of them", async () => {
    const [first, second] = [await create({ name: "Shared" }), await create()];
    await test.database.pool.query("update tenants set name = 'Shared' where id = $1", [second]);
    expect((await patch(first, { name: "Shared", settings: { environment: "us2" } })).statusCode).toBe(200);
  });
});

it("tenants show what stands behind the host of their addresses to those alone who manage them", async () => {
  const webhookUrl = `https://hooks.example.com/in/${CANARY}?token=${CANARY}`;
  const authUrl = `https://login.example.com/token?tenant=${CANARY}`;
  const settings = { org: "acme", webhookUrl };
  const id = await create({ dialect: "cxone-flow-connections", settings, authUrl });
  const url = `/api/tenants/${id}`;
  expect((await test.asAdmin({ method: "GET", url })).json()).toMatchObject({ settings, authUrl });
  for (const role of ["viewer", "designer", "publisher", "auditor"] as const) {
    const headers = { authorization: `Bearer ${await test.newToken(role)}` };
    const [one, all] = await Promise.all(
      [url, "/api/tenants?limit=200"].map((address) => test.request({ method: "GET", url: address, headers })),
    );
    expect(one?.json().settings).toEqual({ org: "acme", webhookUrl: "https://hooks.example.com/…" });
    expect(all?.json().items.map((item: { id: string }) => item.id)).toContain(id);
    expect(`${one?.body}${all?.body}`).not.toContain(CANARY);
  }
});
