import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { menuWithKey } from "../../testing/menu-with-key.ts";
import { startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";

const FLOWS = "/api/v2/ivr/flows";
const flowsSchema = z.object({ flows: z.array(z.object({ id: z.string(), artefact: z.json() })) });
const requestsSchema = z.object({ requests: z.array(z.object({ method: z.string(), path: z.string() })) });
let lab: PublishingLab;
let place: { flowId: string; tenantId: string };

beforeAll(async () => {
  lab = await startPublishingLab();
});
afterAll(() => lab.close());
beforeEach(async () => {
  await lab.control("POST", "/reset");
  place = await lab.prepare();
});

describe("a first publish whose draft exists at a vendor without deletion", () => {
  it("and is not what was sent: ends failed, names the draft, and the next publish replaces it", async () => {
    // Every look at the new draft waits until somebody has changed it.
    await lab.fault({ method: "GET", path: `${FLOWS}/*`, delayMs: 3000 });
    const publishing = lab.publish(place);
    const { id, artefact } = await onlyDraft();
    await lab.control("PUT", `/flows/${id}`, { ...JSON.parse(JSON.stringify(artefact)), name: "Somebody_Elses" });

    const deployment = await publishing;
    expect(deployment).toMatchObject({ state: "failed", version: 1, error: { code: "verification-failed" } });
    const words = `Version 1 was left at the vendor with the id ${id} and may answer calls. Publish again, or remove it there.`;
    expect(deployment.error?.message).toContain(words);
    expect(deployment.error?.leftBehind).toEqual({ externalId: id, mayAnswerCalls: true });
    expect(deployment.steps.find((step) => step.name === "verifying")).toMatchObject({ state: "failed" });
    const audit = (await lab.get(`/api/audit?flowId=${place.flowId}&action=DEPLOY_FAILED`)).json();
    expect(audit.items[0].details).toMatchObject({ code: "verification-failed" });
    expect(audit.items[0].details.error).toContain(id);
    expect(await live()).toMatchObject({ version: null, externalId: id, drift: "inSync" });

    expect(await lab.publish(place)).toMatchObject({ state: "live", version: 1 });
    expect(await live()).toMatchObject({ version: 1, externalId: id, drift: "inSync" });
    expect(JSON.stringify(await onlyDraft())).not.toContain("Somebody_Elses");
    expect(await creations()).toBe(1);
  });

  it("and cannot be read: ends unknown, names the draft, and the next publish makes no second one", async () => {
    await lab.fault({ method: "GET", path: `${FLOWS}/*`, status: 403, times: 50 });
    const deployment = await lab.publish(place);
    const { id } = await onlyDraft();
    expect(deployment).toMatchObject({ state: "unknown", error: { code: "forbidden" } });
    expect(deployment.error?.message).toContain(`A draft with the id ${id} was made at the vendor`);
    await lab.control("DELETE", "/faults");
    expect(await live()).toMatchObject({ version: null, externalId: id, drift: "inSync" });

    expect(await lab.publish(place)).toMatchObject({ state: "live", version: 1 });
    expect(await live()).toMatchObject({ version: 1, externalId: id, drift: "inSync" });
    expect(await creations()).toBe(1);
  });

  it("and is gone when it is read back: ends rolledBack, because the vendor has none again", async () => {
    await lab.fault({ method: "GET", path: `${FLOWS}/*`, status: 404, times: 4 });
    const deployment = await lab.publish(place);
    expect(deployment).toMatchObject({ state: "rolledBack", error: { code: "verification-failed" } });
    expect(deployment.error?.message).toContain("has no flow of this id now");
    expect(await live()).toMatchObject({ version: null, externalId: null });
  });
});

describe("a creation whose answer is lost although a version was live", () => {
  const plan = async (at = place) => (await lab.post(`/api/flows/${at.flowId}/plan`, { tenantId: at.tenantId })).json();

  it("asks for no id where that version stays live beside a draft, and says what to do", async () => {
    const dialect = "cxone-campaign-rules";
    const profile = findDescriptor(dialect)?.profile;
    if (profile === undefined) throw new Error("the dialect is missing");
    const rules = await lab.prepare(menuWithKey("3", profile), dialect);
    expect(await lab.publish(rules)).toMatchObject({ state: "live", version: 1 });
    const url = `/api/flows/${rules.flowId}`;
    const headers = { "if-match": String((await lab.get(url)).headers.etag) };
    const payload = { ...menuWithKey("4", profile), id: rules.flowId };
    expect((await lab.asAdmin({ method: "PUT", url, payload, headers })).statusCode).toBe(200);
    const lost = { method: "POST", path: FLOWS, dropConnection: true, when: "after" };
    await lab.control("POST", "/faults", lost, dialect);
    const { state, error } = await lab.publish(rules);
    expect([state, error]).toEqual(["unknown", expect.objectContaining({ code: "creation-lost" })]);
    expect(error).not.toHaveProperty("asksForId");
    expect(error?.message).toMatch(/What was live stays live: publish again\. A new draft of this name there/u);
    expect(error?.message).not.toContain("enter its id");
    expect(await plan(rules)).not.toHaveProperty("lost");
    expect(await lab.publish(rules)).toMatchObject({ state: "live", version: 2 });
  });

  it("asks for the id where that version was deleted there, and goes on with the flow that is named", async () => {
    expect(await lab.publish(place)).toMatchObject({ state: "live", version: 1 });
    await lab.control("DELETE", `/flows/${(await onlyDraft()).id}`);
    await lab.edit(place.flowId, "The second text.");
    await lab.fault({ method: "POST", path: FLOWS, dropConnection: true, when: "after" });
    const overDrift = (await plan()).drift.liveHash;
    const { id: deploymentId, error } = await lab.publish(place, { overDrift });
    expect(error).toMatchObject({ code: "creation-lost", asksForId: true });
    expect(error?.message).toContain("enter its id in the publish dialog");
    expect((await plan()).lost).toMatchObject({ id: deploymentId });

    const { id } = await onlyDraft();
    const url = `/api/tenants/${place.tenantId}`;
    const { settings } = (await lab.get(url)).json();
    const payload = { settings: { ...settings, externalIds: { [place.flowId]: id } } };
    await lab.asAdmin({ method: "PATCH", url, payload });
    const { lost, drift } = await plan();
    expect([lost, drift.state]).toEqual([undefined, "drifted"]);
    await lab.edit(place.flowId, "The third text.");
    expect(await lab.publish(place, { overDrift: drift.liveHash })).toMatchObject({ state: "live" });
    expect((await onlyDraft()).id).toBe(id);
    expect(await live()).toMatchObject({ externalId: id, drift: "inSync" });
  });
});

async function onlyDraft() {
  for (;;) {
    const { flows } = flowsSchema.parse(await lab.control("GET", "/flows"));
    expect(flows.length).toBeLessThan(2);
    const [draft] = flows;
    if (draft !== undefined) return draft;
    await new Promise((done) => setTimeout(done, 5));
  }
}

async function live() {
  return (await lab.get(`/api/flows/${place.flowId}/live?tenantId=${place.tenantId}`)).json();
}

async function creations(): Promise<number> {
  const { requests } = requestsSchema.parse(await lab.control("GET", "/requests"));
  return requests.filter(({ method, path }) => method === "POST" && path === FLOWS).length;
}
