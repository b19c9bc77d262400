import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";

let lab: PublishingLab;
beforeAll(async () => {
  lab = await startPublishingLab();
});
afterAll(() => lab.close());

describe("what a tenant is published to by", () => {
  it("its own limits, in the plan and at the gate", async () => {
    const place = await lab.prepare(customerSupportMenu());
    const url = `/api/tenants/${place.tenantId}`;
    const limit = async (limits: object) => {
      const changed = await lab.asAdmin({ method: "PATCH", url, payload: { settings: { limits } } });
      expect(changed.statusCode).toBe(200);
    };
    await limit({ speechLimit: 20 });
    const plan = await lab.post(`/api/flows/${place.flowId}/plan`, { tenantId: place.tenantId });
    expect(plan.json().problems).toContainEqual(expect.objectContaining({ code: "tts-too-long", severity: "error" }));
    const payload = { tenantId: place.tenantId };
    const refused = await lab.post(`/api/flows/${place.flowId}/deployments`, payload, "too-long");
    expect(refused.json()).toMatchObject({ status: 422, code: "flow-has-errors", errors: [{ code: "tts-too-long" }] });

    await limit({});
    expect(await lab.publish(place)).toMatchObject({ state: "live" });
  });
});
