import { planSchema, type Plan } from "@tonegraph/api-contract";
import { descriptors } from "@tonegraph/dialect-catalogue";
import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import type { Flow } from "@tonegraph/flow-model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { hurryVendors } from "../../testing/hurry-vendors.ts";
import { menuWithKey } from "../../testing/menu-with-key.ts";
import { startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";

const flowSchema = z.object({ id: z.string(), artefact: z.json() });
let lab: PublishingLab;
beforeAll(async () => {
  lab = await startPublishingLab();
  await hurryVendors(lab.sandboxUrl);
});
afterAll(() => lab.close());

describe.each(descriptors)("over HTTP, $id", (descriptor) => {
  const { id: dialect, profile, capabilities, steps } = descriptor;

  it("is checked, planned, published, changed, rolled back, and tells an edit of somebody else", async () => {
    // The tenant's own campaign: what is sent is the same without it.
    const place = await lab.prepare({ ...menuWithKey("2", profile), campaignId: "camp_9x8y7z" }, dialect);
    const planned = await planOf(place);
    expect(planned.kept).toBeUndefined();
    const isSent = JSON.stringify(findConverter(dialect)?.compile(menuWithKey("2", profile)).artefact).includes(
      "campaignId",
    );
    expect(JSON.stringify(planned.changes).includes("The campaign is set to camp_9x8y7z")).toBe(isSent);
    const check = await lab.asAdmin({ method: "POST", url: `/api/tenants/${place.tenantId}/check` });
    expect(check.json()).toMatchObject({ ok: true, missingScopes: [] });

    const first = await lab.publish(place);
    expect(first).toMatchObject({ state: "live", version: 1 });
    expect(first).not.toHaveProperty("warnings");
    expect(first.steps.map((step) => step.state)).toEqual(
      first.steps.map((step) => (steps.some((name) => name === step.name) ? "done" : "skipped")),
    );
    await change(place.flowId, menuWithKey("3", profile));
    await saysWhereWordsGo(place, JSON.stringify(findConverter(dialect)?.compile(menuWithKey("3", profile)).artefact));
    expect(await lab.publish(place)).toMatchObject({ state: "live", version: 2 });
    const rollback = await lab.post(
      `/api/flows/${place.flowId}/rollback`,
      { tenantId: place.tenantId },
      `back-${dialect}`,
    );
    expect(await lab.ended(rollback.json().deploymentId)).toMatchObject({ state: "live", version: 1 });
    expect(await live(place)).toMatchObject({ version: 1, drift: "inSync" });

    await change(place.flowId, menuWithKey("4", profile));
    const held = flowSchema.parse(
      await lab.control("GET", `/flows/${(await live(place)).externalId}`, undefined, dialect),
    );
    const other = findConverter(dialect)?.compile(menuWithKey("4", profile), { settings: tenantSettings() });
    await lab.control("PUT", `/flows/${held.id}`, other?.artefact, dialect);
    expect(await live(place)).toMatchObject({ version: 1, drift: "drifted" });
    const refused = await lab.post(
      `/api/flows/${place.flowId}/deployments`,
      { tenantId: place.tenantId, version: 2 },
      `drift-${dialect}`,
    );
    expect(refused.json()).toMatchObject({ status: 409, code: "drifted" });
    await tellsWhatHappened(place);
  });

  /** Words that the vendor is sent are new for callers, and those that it is not sent are not. */
  async function saysWhereWordsGo(place: { flowId: string; tenantId: string }, artefact: string): Promise<void> {
    const words = "3 for technical";
    const plan = await planOf(place);
    const told = [plan.changes, plan.kept ?? []].map((changes) => JSON.stringify(changes).includes(words));
    expect(told).toEqual(artefact.includes(words) ? [true, false] : [false, true]);
  }

  async function planOf({ flowId, tenantId }: { flowId: string; tenantId: string }): Promise<Plan> {
    return planSchema.parse((await lab.post(`/api/flows/${flowId}/plan`, { tenantId })).json());
  }

  function tenantSettings() {
    return Object.fromEntries(descriptor.settings.map(({ name, placeholder }) => [name, placeholder]));
  }

  async function tellsWhatHappened(place: { flowId: string; tenantId: string }): Promise<void> {
    const audit = (await lab.get(`/api/audit?flowId=${place.flowId}`)).json();
    const entries: { action: string; details: Record<string, unknown> }[] = audit.items;
    expect(entries.find((entry) => entry.action === "DEPLOY_SUCCESS")?.details).toMatchObject({
      timestamp: expect.any(String),
      flow_id: expect.any(String),
      connection_count: 5,
      latency_ms: expect.any(Number),
      validation_success: true,
      status: "registered",
      auditId: expect.any(String),
      userId: expect.any(String),
      payloadHash: expect.any(String),
      complianceTag: "IVR-ORCH-LOG",
    });
    const actions = new Set(entries.map((entry) => entry.action));
    expect(actions.has("CREATE")).toBe(true);
    if (capabilities.versioning === "newFlow") expect(actions).toContain("ACTIVATE");
    const health = (await lab.get(`/api/tenants/${place.tenantId}/health`)).json();
    expect(health).toMatchObject({ breaker: "closed", token: { expiresAt: expect.any(String) } });
    const metrics = (await lab.get("/metrics")).body.split("\n").filter((line) => line.includes(dialect));
    expect(metrics).toContain(`tonegraph_deployments_total{dialect="${dialect}",kind="publish",state="live"} 2`);
    expect(metrics).toContain(`flow_connection_registration_seconds_count{dialect="${dialect}",success="true"} 3`);
  }
});

/** Saves the draft with another key for technical support. */
async function change(flowId: string, flow: Flow): Promise<void> {
  const draft = await lab.get(`/api/flows/${flowId}`);
  const headers = { "if-match": String(draft.headers.etag) };
  const payload = { ...flow, id: flowId };
  const saved = await lab.asAdmin({ method: "PUT", url: `/api/flows/${flowId}`, payload, headers });
  expect(saved.statusCode).toBe(200);
}

async function live({ flowId, tenantId }: { flowId: string; tenantId: string }) {
  return (await lab.get(`/api/flows/${flowId}/live?tenantId=${tenantId}`)).json();
}
