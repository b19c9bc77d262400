import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SANDBOX, SANDBOX_SETTING } from "../../kernel/sandbox-extras.ts";
import { labTenant } from "../../testing/lab-tenant.ts";
import { DIALECT, startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";

const GENESYS = "genesys-menu-flows";
const CAMPAIGNS = "cxone-campaign-rules";
let lab: PublishingLab;
beforeAll(async () => {
  lab = await startPublishingLab();
});
afterAll(() => lab.close());

async function connect(dialect: string, isSandbox: boolean): Promise<string> {
  const tenant = labTenant(lab.sandboxUrl, dialect);
  const settings = { ...tenant.settings, ...(isSandbox ? { [SANDBOX_SETTING]: SANDBOX } : {}) };
  return (await lab.post("/api/tenants", { ...tenant, settings })).json().id;
}

const list = async (tenantId: string, query: string) =>
  (await lab.get(`/api/tenants/${tenantId}/resources?kind=${query}`)).json();
const find = async (tenantId: string, kind: string, id: string) =>
  lab.get(`/api/tenants/${tenantId}/resources/one?kind=${kind}&id=${encodeURIComponent(id)}`);

/** How often the sandbox was asked for these paths. */
async function asked(dialect: string, part: string): Promise<number> {
  const log = await lab.control("GET", "/requests", undefined, dialect);
  return JSON.stringify(log).split(`"path":"${part}"`).length - 1;
}

describe("GET /api/tenants/:tenantId/resources", () => {
  it("names what the sandbox holds, by name, for a viewer too, and asks once for all who ask at once", async () => {
    const tenantId = await connect(DIALECT, true);
    const before = await asked(DIALECT, "/_resources");
    const url = `/api/tenants/${tenantId}/resources?kind=queue`;
    const headers = { authorization: `Bearer ${await lab.newToken("viewer")}` };
    const [one, other] = await Promise.all([lab.request({ url, headers }), lab.get(url)]);
    expect(one.json()).toEqual({
      known: true,
      looksUp: false,
      asOf: lab.surroundings.now().toISOString(),
      items: [
        { id: "queue_billing_01", name: "Billing" },
        { id: "queue_general", name: "General enquiries" },
        { id: "queue_sales_001", name: "Sales" },
        { id: "queue_tech_001", name: "Technical support" },
        { id: "queue_tech_01", name: "Technical support, second line" },
      ],
    });
    expect(other.json()).toEqual(one.json());
    expect((await asked(DIALECT, "/_resources")) - before).toBe(1);
    expect(await list(tenantId, "campaign")).toEqual({ known: false, looksUp: false, items: [] });
  });

  it("keeps an answer for a minute, and asks again where somebody wants to know", async () => {
    const tenantId = await connect(GENESYS, true);
    const names = async (how = "") =>
      (await list(tenantId, `agent${how}`)).items.map(({ name }: { name: string }) => name);
    const asOf = async () => (await list(tenantId, "agent")).asOf;
    const first = lab.surroundings.now().toISOString();
    expect(await names()).toEqual(["Maria Lopez, front desk", "Operator"]);
    await lab.control("DELETE", "/resources/agent/agent-transfer", undefined, GENESYS);
    lab.surroundings.advance(4900);
    expect(await names()).toEqual(["Maria Lopez, front desk", "Operator"]);
    expect(await asOf()).toBe(first);
    expect(await names("&afresh=true")).toEqual(["Maria Lopez, front desk"]);
    expect(await asOf()).toBe(lab.surroundings.now().toISOString());
    expect(await names()).toEqual(["Maria Lopez, front desk"]);
    await lab.control("POST", "/resources", { kind: "agent", id: "agent-transfer", name: "Back again" }, GENESYS);
    lab.surroundings.advance(60_001);
    expect(await names()).toEqual(["Back again", "Maria Lopez, front desk"]);
  });

  it("says in words why nothing could be read, and asks the vendor again the next time", async () => {
    const tenantId = await connect(CAMPAIGNS, true);
    await lab.control("POST", "/faults", { path: "/_resources", status: 403, times: 1 }, CAMPAIGNS);
    expect(await list(tenantId, "asset")).toMatchObject({
      code: "vendor-failed",
      detail: expect.stringContaining("403"),
    });
    const { lastError } = (await lab.get(`/api/tenants/${tenantId}/health`)).json();
    expect(JSON.stringify(lastError)).toContain("listing what exists");
    await lab.control("POST", "/faults", { path: "/_resources", body: "<html>", times: 1 }, CAMPAIGNS);
    expect((await list(tenantId, "asset")).detail).toMatch(/cannot be read|not JSON|answer/u);
    expect(await list(tenantId, "asset")).toMatchObject({ known: true, items: expect.any(Array) });
  });

  it("falls back on the documents where an address has no such listing", async () => {
    const tenantId = await connect(CAMPAIGNS, true);
    await lab.control("POST", "/faults", { path: "/_resources", status: 404, times: 1 }, CAMPAIGNS);
    expect(await list(tenantId, "asset")).toEqual({ known: false, looksUp: true, items: [] });
  });
});

describe("GET /api/tenants/:tenantId/resources/one", () => {
  it.each([
    [GENESYS, "queue", "queue-sales", true],
    [GENESYS, "queue", "queue of nobody/else?", false],
    [GENESYS, "flow", "flow-after-hours", true],
    [GENESYS, "flow", "flow_none", false],
    [GENESYS, "agent", "agent_fallback_001", null],
    [CAMPAIGNS, "asset", "asset_menu", true],
    [CAMPAIGNS, "asset", "asset_none", false],
    [CAMPAIGNS, "queue", "sales", null],
    ["cxone-flow-steps", "flow", "flow_none", false],
    [DIALECT, "queue", "queue_general", null],
    ["cxone-flow-connections", "flow", "flow_none", null],
  ])("%s without a listing: the %s “%s” is %s", async (...[dialect, kind, id, exists]) => {
    const tenantId = await connect(dialect, false);
    expect(await list(tenantId, kind)).toEqual({ known: false, looksUp: exists !== null, items: [] });
    expect((await find(tenantId, kind, id)).json()).toEqual({ exists });
  });

  it("asks the vendor once a minute for the same id, and answers from a listing where there is one", async () => {
    const tenantId = await connect(CAMPAIGNS, false);
    const path = "/api/v2/media/assets/asset_closed";
    const before = await asked(CAMPAIGNS, path);
    for (let times = 0; times < 3; times += 1) await find(tenantId, "asset", "asset_closed");
    expect((await asked(CAMPAIGNS, path)) - before).toBe(1);
    const listing = await connect(CAMPAIGNS, true);
    expect((await find(listing, "asset", "asset_closed")).json()).toEqual({ exists: true });
    expect((await find(listing, "queue", "queue_none")).json()).toEqual({ exists: false });
    expect((await asked(CAMPAIGNS, path)) - before).toBe(1);
  });

  it("says why it could not ask, refuses what is no question, and knows its tenants", async () => {
    const tenantId = await connect(CAMPAIGNS, false);
    await lab.control("POST", "/faults", { path: "/api/v2/media/*", status: 403, times: 1 }, CAMPAIGNS);
    expect((await find(tenantId, "asset", "asset_menu")).json()).toMatchObject({ code: "vendor-failed" });
    expect((await find(tenantId, "asset", "asset_menu")).json()).toEqual({ exists: true });
    expect((await find(tenantId, "asset", "")).statusCode).toBe(400);
    expect((await find(tenantId, "fax", "asset_menu")).statusCode).toBe(400);
    expect((await find("tenant_none", "asset", "asset_menu")).statusCode).toBe(404);
  });
});

describe("a plan for a tenant that lists what exists", () => {
  it("names what is missing there, before anything is sent, and nothing where nobody can be asked", async () => {
    const flow = customerSupportMenu();
    const { flowId, tenantId: silent } = await lab.prepare(
      JSON.parse(JSON.stringify(flow).replaceAll("queue_sales_001", "queue_that_is_gone")),
    );
    const telling = await connect(DIALECT, true);
    const plan = async (tenantId: string) => (await lab.post(`/api/flows/${flowId}/plan`, { tenantId })).json();
    const missing = async (tenantId: string) =>
      (await plan(tenantId)).problems.filter(({ code }: { code: string }) => code.startsWith("unresolved-"));
    expect(await missing(silent)).toEqual([]);
    expect(await missing(telling)).toMatchObject([
      { code: "unresolved-queue", params: { id: "queue_that_is_gone", reason: "unknown" } },
    ]);
    const refused = await lab.post(`/api/flows/${flowId}/deployments`, { tenantId: telling }, "named");
    expect(refused.json()).toMatchObject({
      code: "flow-has-errors",
      detail: expect.stringContaining("queue_that_is_gone"),
    });
    await lab.control("POST", "/resources", { kind: "queue", id: "queue_that_is_gone", name: "Found again" });
    lab.surroundings.advance(5000);
    await list(telling, "queue&afresh=true");
    expect(await missing(telling)).toEqual([]);
    expect(await lab.publish({ flowId, tenantId: telling })).toMatchObject({ state: "live" });
  });
});
