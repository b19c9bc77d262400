import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { menuWithKey } from "../../testing/menu-with-key.ts";
import { startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";

const requestsSchema = z.object({ requests: z.array(z.object({ method: z.string(), path: z.string() })) });
const FLOWS = "/api/v2/ivr/flows";
let lab: PublishingLab;
let place: { flowId: string; tenantId: string };

beforeAll(async () => {
  lab = await startPublishingLab();
});
afterAll(() => lab.close());
beforeEach(async () => {
  await lab.control("DELETE", "/faults");
  place = await lab.prepare();
  expect(await lab.publish(place)).toMatchObject({ state: "live", version: 1 });
  await lab.edit(place.flowId, "The second text.");
  await lab.control("DELETE", "/requests");
});

const put = (fault: object) => lab.fault({ method: "PUT", path: `${FLOWS}/*`, ...fault });

describe("a vendor that repeats our secret in a good answer", () => {
  it("has it hidden in what its dialect says of that answer", async () => {
    const dialect = "cxone-campaign-rules";
    const profile = findDescriptor(dialect)?.profile;
    if (profile === undefined) throw new Error("the dialect is missing");
    const rules = await lab.prepare(menuWithKey("3", profile), dialect);
    const echo = { method: "POST", path: `${FLOWS}/*`, status: 200, body: { status: "sandbox-secret" }, times: 9 };
    await lab.control("POST", "/faults", echo, dialect);
    const { state, error } = await lab.publish(rules);
    expect([state, error?.message]).toEqual(["rolledBack", expect.stringContaining("The status is [hidden]")]);
    expect(JSON.stringify(error)).not.toContain("sandbox-secret");
  });
});

describe("a publish whose upload", () => {
  it.each([
    ["gets 500 and did not happen", { status: 500 }, 2],
    ["gets 500 and happened all the same", { status: 500, when: "after" }, 1],
    ["loses its answer after it happened", { dropConnection: true, when: "after" }, 1],
    ["gets half an answer after it happened", { cutAnswer: true, when: "after" }, 1],
    ["is told to come back later", { status: 429, retryAfter: 1 }, 2],
    ["is told that the token is bad", { status: 401 }, 2],
  ])("%s ends live, with as many uploads as needed", async (_, fault, uploads) => {
    await put(fault);
    expect(await lab.publish(place)).toMatchObject({ state: "live", version: 2 });
    expect(JSON.stringify(await lab.held(place))).toContain("The second text.");
    expect(await putsSeen()).toBe(uploads);
  });

  it("loses its connection before it happened waits until it cannot land any more, then goes again", async () => {
    await put({ dropConnection: true });
    expect(await lab.publish(place)).toMatchObject({ state: "live", version: 2 });
    expect(await putsSeen()).toBe(2);
  });

  it("is refused fails with the vendor's words, and the former version stays live", async () => {
    await put({ status: 400, body: { message: "Queue queue_sales_001 is closed for changes" } });
    const deployment = await lab.publish(place);
    expect(deployment).toMatchObject({ state: "failed", error: { code: "rejected" } });
    expect(deployment.error?.vendorMessage).toContain("closed for changes");
    expect(deployment.steps.find((step) => step.name === "uploading")).toMatchObject({ state: "failed" });
    await formerIsLive();
  });

  it("keeps failing ends failed, because the former content was read back", async () => {
    await put({ status: 500, times: 20 });
    expect(await lab.publish(place)).toMatchObject({ state: "failed", error: { code: "unavailable" } });
    await formerIsLive();
  });

  it("is accepted and not done is found out by reading back", async () => {
    await put({ status: 200, body: {} });
    expect(await lab.publish(place)).toMatchObject({ state: "rolledBack", error: { code: "verification-failed" } });
    await formerIsLive();
    const audit = (await lab.get(`/api/audit?flowId=${place.flowId}&action=DEPLOY_ROLLBACK`)).json();
    expect(audit.items[0].details.error).toContain("something else");
  });

  it("cannot be read before it fails, because nothing was sent", async () => {
    await lab.fault({ method: "GET", path: `${FLOWS}/*`, status: 403, times: 2 });
    expect(await lab.publish(place)).toMatchObject({ state: "failed", error: { code: "forbidden" } });
    expect(await putsSeen()).toBe(0);
    await formerIsLive();
  });

  it("is read back through something that answers nonsense for a moment ends live", async () => {
    await put({ status: 500, when: "after" });
    await lab.fault({ method: "GET", path: `${FLOWS}/*`, delayMs: 0, times: 3 });
    await lab.fault({ method: "GET", path: `${FLOWS}/*`, status: 200, body: "<html>Sign in</html>", times: 2 });
    expect(await lab.publish(place)).toMatchObject({ state: "live", version: 2 });
    expect(await putsSeen()).toBe(1);
  });

  it("cannot be read back ends unknown, and nothing is repeated", async () => {
    await put({ name: "upload", status: 500, when: "after", delayMs: 2000 });
    const publishing = lab.publish(place);
    // From the upload on, however often the copy is read before it.
    const faults = async (): Promise<string> => JSON.stringify(await lab.control("GET", "/faults"));
    await vi.waitFor(async () => expect(await faults()).not.toContain("upload"), { timeout: 60_000, interval: 20 });
    await lab.fault({ method: "GET", path: `${FLOWS}/*`, status: 403, times: 50 });
    expect(await publishing).toMatchObject({ state: "unknown", error: { code: "unavailable" } });
    await lab.control("DELETE", "/faults");
    expect(await putsSeen()).toBe(1);
    const live = (await lab.get(`/api/flows/${place.flowId}/live?tenantId=${place.tenantId}`)).json();
    expect(live).toMatchObject({ version: 1, drift: "drifted" });
  });
});

describe("a first publish", () => {
  it("whose answer is lost ends unknown and is never repeated", async () => {
    const first = await lab.prepare();
    await lab.control("DELETE", "/requests");
    await lab.fault({ method: "POST", path: FLOWS, dropConnection: true, when: "after" });
    const ended = await lab.publish(first);
    expect(ended).toMatchObject({ state: "unknown", error: { code: "creation-lost" } });
    expect(ended.error?.message).toMatch(
      /upload: The vendor's answer was lost, so whether it has the new flow is not known\./u,
    );
    expect(ended.error?.message).not.toMatch(/UND_ERR|try again|settings/u);
    const { requests } = parseRequests(await lab.control("GET", "/requests"));
    expect(requests.filter(({ method, path }) => method === "POST" && path === FLOWS)).toHaveLength(1);
  });

  it("whose answer was lost is named by the plan until somebody says which flow is there", async () => {
    const first = await lab.prepare();
    const plan = async () => (await lab.post(`/api/flows/${first.flowId}/plan`, { tenantId: first.tenantId })).json();
    expect(await plan()).not.toHaveProperty("lost");
    await lab.fault({ method: "POST", path: FLOWS, dropConnection: true, when: "after" });
    const { id } = await lab.publish(first);
    await lab.fault({ method: "POST", path: FLOWS, status: 400, body: { message: "No more flows" } });
    expect(await lab.publish(first)).toMatchObject({ state: "failed" });
    expect((await plan()).lost).toMatchObject({ id, version: 1, error: { code: "creation-lost" } });

    const url = `/api/tenants/${first.tenantId}`;
    const { settings } = (await lab.get(url)).json();
    const payload = { settings: { ...settings, externalIds: { [first.flowId]: "flow_1" } } };
    expect((await lab.asAdmin({ method: "PATCH", url, payload })).statusCode).toBe(200);
    expect(await plan()).not.toHaveProperty("lost");
  });

  it("that is refused changes nothing", async () => {
    const first = await lab.prepare();
    await lab.fault({ method: "POST", path: FLOWS, status: 400, body: { message: "No more flows" } });
    expect(await lab.publish(first)).toMatchObject({ state: "failed", error: { vendorMessage: "No more flows." } });
    expect(await lab.publish(first)).toMatchObject({ state: "live" });
  });
});

describe("an edit at the vendor that is not ours", () => {
  it("is shown, is not overwritten unasked, and can be overwritten by naming it", async () => {
    const held = JSON.stringify(await lab.held(place));
    const { id, artefact } = JSON.parse(held.replaceAll("Press 1 for sales", "Press 1 for somebody else"));
    await lab.control("PUT", `/flows/${id}`, artefact);
    const url = `/api/flows/${place.flowId}`;
    expect((await lab.get(`${url}/live?tenantId=${place.tenantId}`)).json()).toMatchObject({
      version: 1,
      drift: "drifted",
    });
    const plan = (await lab.post(`${url}/plan`, { tenantId: place.tenantId })).json();
    expect(plan.drift.state).toBe("drifted");
    expect(JSON.stringify(plan.drift.changes)).toContain("somebody else");
    for (const path of ["deployments", "rollback"]) {
      const more = path === "rollback" ? { toVersion: 1 } : {};
      const refused = await lab.post(
        `${url}/${path}`,
        { tenantId: place.tenantId, ...more },
        `drift-${path}-${place.flowId}`,
      );
      expect(refused.json()).toMatchObject({ status: 409, code: "drifted", liveHash: plan.drift.liveHash });
    }
    const wrong = await lab.post(
      `${url}/deployments`,
      { tenantId: place.tenantId, overDrift: "0".repeat(64) },
      `wrong-${place.flowId}`,
    );
    expect(wrong.json().code).toBe("drifted");
    expect(JSON.stringify(await lab.held(place))).toContain("somebody else");
    expect(await lab.publish(place, { overDrift: plan.drift.liveHash })).toMatchObject({ state: "live", version: 2 });
    const audit = (await lab.get(`/api/audit?flowId=${place.flowId}&action=DEPLOY_START`)).json();
    expect(audit.items[0].details.overDrift).toBe(plan.drift.liveHash);
  });

  it("between acceptance and upload stops the deployment", async () => {
    const held = JSON.stringify(await lab.held(place));
    const { id, artefact } = JSON.parse(held.replaceAll("Press 1 for sales", "Press 1 for a late edit"));
    await lab.control("POST", "/expire-tokens");
    await lab.control("DELETE", "/requests");
    await lab.fault({ method: "POST", path: "/oauth2/token", delayMs: 1500, times: 1 });
    const publishing = lab.publish(place);
    while (parseRequests(await lab.control("GET", "/requests")).requests.length === 0)
      await new Promise((done) => setTimeout(done, 5));
    await lab.control("PUT", `/flows/${id}`, artefact);
    // The token was asked for by whichever looked first: the check before acceptance refuses, or the snapshot stops.
    const ended = await publishing.catch((error: unknown) => error);
    expect(JSON.stringify(ended instanceof Error ? ended.message : ended)).toContain("drifted");
    expect(JSON.stringify(await lab.held(place))).toContain("a late edit");
  });

  it("cannot make people wait: a plan gives up on a vendor that does not answer", async () => {
    // Whoever else looks at the vendor meanwhile waits, too, and does not take the plan's turn.
    await lab.fault({ method: "GET", delayMs: 4000, times: 20 });
    const plan = (await lab.post(`/api/flows/${place.flowId}/plan`, { tenantId: place.tenantId })).json();
    expect(plan).toMatchObject({ version: 2, drift: { state: "unknown" } });
    await lab.control("DELETE", "/faults");
  });

  it("works on the plan while the vendor is down", async () => {
    await lab.fault({ status: 500, times: 100 });
    const plan = (await lab.post(`/api/flows/${place.flowId}/plan`, { tenantId: place.tenantId })).json();
    expect(plan).toMatchObject({ version: 2, drift: { state: "unknown" }, live: { version: 1 } });
    expect(JSON.stringify(plan.changes)).toContain("The second text.");
  });
});

async function putsSeen(): Promise<number> {
  const { requests } = parseRequests(await lab.control("GET", "/requests"));
  return requests.filter(({ method, path }) => method === "PUT" && path.startsWith(FLOWS)).length;
}

async function formerIsLive(): Promise<void> {
  await lab.control("DELETE", "/faults");
  expect(JSON.stringify(await lab.held(place))).toContain("Press 1 for sales");
  const live = (await lab.get(`/api/flows/${place.flowId}/live?tenantId=${place.tenantId}`)).json();
  expect(live).toMatchObject({ version: 1, drift: "inSync" });
}

function parseRequests(answer: unknown) {
  return requestsSchema.parse(answer);
}
