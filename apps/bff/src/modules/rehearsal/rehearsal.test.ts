import type { Rehearsal } from "@tonegraph/api-contract";
import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hurryVendors } from "../../testing/hurry-vendors.ts";
import { menuWithKey } from "../../testing/menu-with-key.ts";
import { startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";
import { editBehindOurBack } from "../../testing/vendor-edits.ts";
import { median } from "./to-rehearsal.ts";

let lab: PublishingLab;
beforeAll(async () => {
  lab = await startPublishingLab();
  await hurryVendors(lab.sandboxUrl);
});
afterAll(() => lab.close());

/** Two versions, the second of them live. */
async function twice(dialect: string) {
  const profile = findDescriptor(dialect)?.profile;
  if (profile === undefined) throw new Error(`there is no dialect ${dialect}`);
  const place = { ...(await lab.prepare(menuWithKey("2", profile), dialect)), dialect };
  expect((await lab.publish(place)).state).toBe("live");
  const { headers } = await lab.get(`/api/flows/${place.flowId}`);
  await lab.asAdmin({
    method: "PUT",
    url: `/api/flows/${place.flowId}`,
    payload: { ...menuWithKey("3", profile), id: place.flowId },
    headers: { "if-match": String(headers.etag) },
  });
  expect((await lab.publish(place)).state).toBe("live");
  return place;
}

const rehearse = async ({ flowId, tenantId }: { flowId: string; tenantId: string }): Promise<Rehearsal> =>
  (await lab.post(`/api/flows/${flowId}/rehearsals`, { tenantId })).json();
const stateOf = ({ items }: Rehearsal, what: string) => items.find((item) => item.what === what)?.state;

describe("a rehearsal", () => {
  it("says that one click can bring the former version back, what cannot be known, and how long it takes", async () => {
    const place = await twice("cxone-ivr-menus");
    const listed = (await lab.get(`/api/flows/${place.flowId}/rehearsals`)).json();
    expect(listed).toMatchObject({ items: [{ toVersion: null, state: "unknown", rehearsedAt: null }] });
    const found = await rehearse(place);
    expect(found).toMatchObject({ state: "ready", liveVersion: 2, toVersion: 1, times: { count: 0, lastMs: null } });
    expect(found.times.expectedMs).not.toBeNull();
    expect(found.items.map(({ what, state }) => `${what} ${state}`)).toEqual([
      "signIn ok",
      "document ok",
      "resources unknown",
      "live ok",
      "dryRun unknown",
    ]);
    const accepted = await lab.post(
      `/api/flows/${place.flowId}/rollback`,
      { tenantId: place.tenantId },
      `r-${place.flowId}`,
    );
    expect([accepted.statusCode, accepted.json()]).toEqual([202, { deploymentId: expect.any(String) }]);
    const back = await lab.ended(accepted.json().deploymentId);
    const took = Date.parse(String(back.endedAt)) - Date.parse(back.createdAt);
    const after = (await lab.get(`/api/flows/${place.flowId}/rehearsals`)).json();
    expect(after.items).toMatchObject([
      { liveVersion: 1, times: { count: 1, lastMs: took, medianMs: took, expectedMs: took } },
    ]);
    expect(await rehearse(place)).toMatchObject({ state: "none", toVersion: null, items: [] });
    const again = await lab.post(
      `/api/flows/${place.flowId}/rollback`,
      { tenantId: place.tenantId },
      `s-${place.flowId}`,
    );
    expect(again.json()).toMatchObject({ status: 409, code: "nothing-to-roll-back" });
  });

  it("names what somebody changed, removed or shut at the vendor", async () => {
    const place = await twice("cxone-campaign-rules");
    expect(stateOf(await rehearse(place), "former")).toBe("ok");
    await editBehindOurBack(lab, place, 1);
    const drifted = await rehearse(place);
    expect([drifted.state, stateOf(drifted, "live")]).toEqual(["attention", "attention"]);
    expect(drifted.items.find(({ what }) => what === "live")?.words).toContain("Somebody changed the flow on Lab");
    const settings = { clientId: "sandbox-reader", clientSecret: "sandbox-secret" };
    await lab.asAdmin({ method: "PATCH", url: `/api/tenants/${place.tenantId}`, payload: { credentials: settings } });
    const shut = await rehearse(place);
    expect([shut.state, stateOf(shut, "signIn")]).toEqual(["broken", "missing"]);
    expect(shut.items[0]?.words).toContain("ivr:flow:write");
  });

  it("is asked only of what is live", async () => {
    const { flowId, tenantId } = await lab.prepare();
    const never = await lab.post(`/api/flows/${flowId}/rehearsals`, { tenantId });
    const nowhere = await lab.get("/api/flows/flow_none/rehearsals");
    expect([never.statusCode, nowhere.statusCode]).toEqual([404, 404]);
  });
});

describe("median", () => {
  it.each([
    [[], null],
    [[3], 3],
    [[1, 9], 9],
    [[9, 1, 2], 2],
  ])("of %j is %s", (times, middle) => {
    expect(median(times)).toBe(middle);
  });
});
