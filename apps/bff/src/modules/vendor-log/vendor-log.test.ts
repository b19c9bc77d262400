import type { VendorLog } from "@tonegraph/api-contract";
import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { menuWithKey } from "../../testing/menu-with-key.ts";
import { startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";

const GENESYS = "genesys-menu-flows";

let lab: PublishingLab;
beforeAll(async () => {
  lab = await startPublishingLab();
});
afterAll(() => lab.close());

interface Place {
  readonly flowId: string;
  readonly tenantId: string;
}

async function live(dialect: string): Promise<Place> {
  const profile = findDescriptor(dialect)?.profile;
  if (profile === undefined) throw new Error(`there is no dialect ${dialect}`);
  const place = await lab.prepare(menuWithKey("3", profile), dialect);
  expect((await lab.publish(place)).state).toBe("live");
  return place;
}

const ask = ({ flowId, tenantId }: Place, page = "") =>
  lab.get(`/api/flows/${flowId}/vendor-log?tenantId=${tenantId}${page}`);

/** Somebody gives the flow another name at the vendor. */
async function edit({ flowId, tenantId }: Place, name: string): Promise<void> {
  const { externalId } = (await lab.get(`/api/flows/${flowId}/live?tenantId=${tenantId}`)).json();
  const held = await lab.control("GET", `/flows/${externalId}`, undefined, GENESYS);
  await lab.control("PUT", `/flows/${externalId}`, { ...Object(held).artefact, name }, GENESYS);
}

describe("GET /api/flows/:flowId/vendor-log", () => {
  it("tells what the vendor wrote down, page by page, and who changed the flow last beside us", async () => {
    const place = await live(GENESYS);
    const before: VendorLog = (await ask(place)).json();
    expect(before).toMatchObject({ offered: true, nextPage: null, lastEdit: null });
    expect(before.entries).toMatchObject([{ action: "Create", actor: "sandbox-client", byUs: true }]);

    for (let turn = 1; turn <= 20; turn += 1) await edit(place, `Theirs ${turn}`);
    const first: VendorLog = (await ask(place)).json();
    expect(first).toMatchObject({ nextPage: 2, lastEdit: { actor: "Dana Reyes", action: "Update" } });
    expect(first.entries).toHaveLength(20);
    expect(first.lastEdit?.at).toBe(first.entries[0]?.at);
    const second: VendorLog = (await ask(place, "&page=2")).json();
    expect(second).toMatchObject({ nextPage: null, lastEdit: null, entries: [{ action: "Create", byUs: true }] });
  });

  it("says where a vendor tells nobody, where nothing is live, and what went wrong at the vendor", async () => {
    const none = await live("cxone-flow-connections");
    expect((await ask(none)).json()).toEqual({ offered: false, entries: [], nextPage: null, lastEdit: null });
    const place = await lab.prepare(undefined, GENESYS);
    expect((await ask(place)).statusCode).toBe(404);
    expect((await ask({ ...place, tenantId: "tenant_none" })).statusCode).toBe(404);
    expect((await ask(none, "&page=0")).statusCode).toBe(400);
    const published = await live(GENESYS);
    const fault = { path: "/api/v2/auditlogs", method: "GET", status: 400 };
    await lab.control("POST", "/faults", fault, GENESYS);
    const failed = await ask(published);
    expect([failed.statusCode, failed.json().code]).toEqual([502, "vendor-failed"]);
    expect(failed.json().detail).toContain("The vendor's log could not be read: Genesys Cloud");
  });

  it("is for everybody of the workspace, and for nobody else", async () => {
    const place = await live(GENESYS);
    const url = `/api/flows/${place.flowId}/vendor-log?tenantId=${place.tenantId}`;
    const as = async (token: string) =>
      lab.request({ method: "GET", url, headers: { authorization: `Bearer ${token}` } });
    expect((await as(await lab.newToken("viewer"))).statusCode).toBe(200);
    expect((await as(await lab.newToken("admin", "elsewhere-log"))).statusCode).toBe(404);
  });
});
