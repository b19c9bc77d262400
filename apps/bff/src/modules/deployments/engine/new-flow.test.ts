import { descriptors } from "@tonegraph/dialect-catalogue";
import type { WriteOptions } from "@tonegraph/vendor-kit";
import { createTestClock } from "@tonegraph/vendor-kit/testing";
import { describe, expect, it } from "vitest";
import { createDeploymentRig } from "../../../testing/deployment-rig.ts";
import { menuWithKey } from "../../../testing/menu-with-key.ts";
import { newFlowVendor } from "../../../testing/new-flow-vendor.ts";
import { spoilClient, type Spoiling, type SpoiltCall } from "../../../testing/spoil-client.ts";

const [base] = descriptors;
if (base === undefined) throw new Error("the catalogue is empty");
const [first, second] = [menuWithKey("2", base.profile), menuWithKey("3", base.profile)];

const setUp = () => {
  const clock = createTestClock();
  const vendor = newFlowVendor(base);
  return { vendor, clock, rig: createDeploymentRig(vendor, clock) };
};

describe("a content that is a flow of its own", () => {
  it.each<[string, SpoiltCall, Spoiling, number, object]>([
    ["is refused", "create", "refused", 99, { state: "failed", flows: ["flow-1"] }],
    ["is not valid", "validate", "refused", 99, { state: "rolledBack", flows: ["flow-1"] }],
    ["does not compile", "compile", "refused", 99, { state: "rolledBack", flows: ["flow-1"] }],
    ["finds the compiler busy once", "compile", "conflict", 1, { state: "live", flows: ["flow-1", "flow-2"] }],
    ["is not activated", "activate", "refused", 99, { state: "rolledBack", flows: ["flow-1"] }],
    ["is activated without an answer", "activate", "lostAfter", 1, { state: "live", flows: ["flow-1", "flow-2"] }],
    ["cannot close the former", "deactivate", "refused", 1, { state: "rolledBack", flows: ["flow-1", "flow-2"] }],
    ["closes it without an answer", "deactivate", "lostAfter", 1, { state: "live", flows: ["flow-1", "flow-2"] }],
    ["never hears whether", "deactivate", "lostAfter", 3, { state: "rolledBack", flows: ["flow-1", "flow-2"] }],
    ["can close neither", "deactivate", "refused", 99, { state: "unknown", flows: ["flow-1", "flow-2"] }],
  ])("and %s: %s %s %i times → %j", async (...[, call, spoiling, times, expected]) => {
    const { rig, vendor } = setUp();
    await rig.deploy(first, 1);
    const { deployment } = await rig.deploy(second, 2, {
      spoil: (client) => spoilClient(client, { call, spoiling, times }),
    });
    const { state } = deployment;
    expect({ state, flows: [...vendor.flows().keys()] }).toEqual(expected);
    const both = state === "unknown" ? ["flow-1", "flow-2"] : [state === "live" ? "flow-2" : "flow-1"];
    expect(vendor.inService()).toEqual(both);
    if (state === "unknown") expect(deployment.error?.message).toContain("flow-2 could not be taken out of service");
  });

  it("says its first error, whatever fails afterwards", async () => {
    const { rig } = setUp();
    const { deployment } = await rig.deploy(first, 1, {
      spoil: (client) => {
        const unremovable = spoilClient(client, { call: "remove", spoiling: "refused", times: 99 });
        return {
          ...unremovable,
          compile: async () => ({
            ok: false,
            error: { kind: "rejected", message: "A prompt is missing.", ambiguous: false },
          }),
        };
      },
    });
    expect(deployment).toMatchObject({ state: "failed", error: { code: "rejected" } });
    expect(deployment.error?.message).toMatch(
      /^Tenant "Rig", compilation: A prompt is missing\. .*a draft with the id flow-1 was left there/u,
    );
  });

  it("goes back to the flow of a former version as long as that still holds it, else makes a new one", async () => {
    const { rig, vendor } = setUp();
    await rig.deploy(first, 1);
    await rig.deploy(second, 2);
    const back = await rig.deploy(first, 1, { kind: "rollback" });
    expect(back.deployment).toMatchObject({ state: "live", externalId: "flow-1", adopted: true });
    expect(vendor.inService()).toEqual(["flow-1"]);
    const skipped = back.deployment.steps.filter((step) => step.state === "skipped").map((step) => step.name);
    expect(skipped).toEqual(["validating", "compiling"]);
    vendor.edit("flow-2", { text: "somebody else's" });
    const forth = await rig.deploy(second, 2);
    expect(forth.deployment).toMatchObject({ state: "live", externalId: "flow-3", adopted: false });
    expect(vendor.inService()).toEqual(["flow-3"]);
  });

  it("is activated with its window, as a flow of its own even where one like it exists", async () => {
    const { rig, vendor } = setUp();
    await rig.deploy(first, 1);
    const window = { effectiveDate: "2026-12-24T00:00:00Z", expirationDate: "2026-12-27T00:00:00+01:00" };
    const seen: WriteOptions[] = [];
    const { deployment } = await rig.deploy(first, 1, {
      window,
      spoil: (client) => ({
        ...client,
        activate: async (id, options) => {
          seen.push(options);
          return client.activate?.(id, options) ?? { ok: true, value: null };
        },
      }),
    });
    expect(deployment).toMatchObject({ state: "live", externalId: "flow-2" });
    expect(seen).toMatchObject([{ window, basedOn: { artefact: { status: "DRAFT" } } }]);
    expect(vendor.inService()).toEqual(["flow-2"]);
  });

  it("may take a minute to compile", async () => {
    const { rig, clock } = setUp();
    const deadlines: number[] = [];
    const { deployment } = await rig.deploy(first, 1, {
      spoil: (client) => ({
        ...client,
        compile: async (id, options) => {
          deadlines.push(options.deadlineMs);
          await clock.sleep(60_000);
          return client.compile?.(id, options) ?? { ok: true, value: null };
        },
      }),
    });
    expect(deployment.state).toBe("live");
    expect(deadlines.every((deadline) => deadline > 60_000)).toBe(true);
  });

  it("leaves an entry of each step in the audit log, with the fields of the documented campaign API", async () => {
    const { rig } = setUp();
    const { journal } = await rig.deploy(first, 1);
    expect(journal.audits.map((audit) => audit.action)).toEqual(["CREATE", "COMPILE", "ACTIVATE", "DEPLOY_SUCCESS"]);
    expect(journal.audits[0]?.details).toMatchObject({
      auditId: expect.stringMatching(/^[\da-f-]{36}$/u),
      timestamp: expect.stringMatching(/Z$/u),
      userId: "person",
      action: "CREATE",
      flowId: "flow-1",
      payloadHash: expect.stringMatching(/^[\da-f]{64}$/u),
      complianceTag: "IVR-ORCH-LOG",
    });
  });
});
