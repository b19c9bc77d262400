import { describe, expect, it } from "vitest";
import { createDeploymentRig } from "../../../testing/deployment-rig.ts";
import { DIALECT_CASES, expectLive, setUpCase } from "../../../testing/dialect-cases.ts";

const OWN_IDS = DIALECT_CASES.filter(
  ([, makeVendor]) => setUpCase(makeVendor).rig.vendor.descriptor.capabilities.ownIds === true,
);

/** The account after we forgot that we ever published there. */
function forgetful(makeVendor: (typeof DIALECT_CASES)[number][1]) {
  const kase = setUpCase(makeVendor);
  return { kase, again: { ...kase, rig: createDeploymentRig(kase.rig.vendor, kase.clock) } };
}

describe.each(OWN_IDS)("a first publish on %s, whose flows have ids of ours", (_id, makeVendor) => {
  it("finds what it would write already there, sends nothing, and is live", async () => {
    const { kase, again } = forgetful(makeVendor);
    await kase.rig.deploy(kase.first, 1);
    const { deployment, journal } = await again.rig.deploy(kase.first, 1);
    expect(deployment).toMatchObject({ state: "live", captured: "copy" });
    expect(journal.keys().filter((key) => !key.endsWith("-afterLive"))).toEqual([]);
    await expectLive(again, kase.first);
  });

  it("finds somebody else's content under its id and stops, unless it is told to overwrite exactly that", async () => {
    const { kase, again } = forgetful(makeVendor);
    await kase.rig.deploy(kase.third, 1);
    const stopped = await again.rig.deploy(kase.first, 1);
    expect(stopped.deployment).toMatchObject({ state: "failed", error: { code: "drifted" } });
    expect(stopped.deployment.error?.message).toContain("was never published from here");
    expect(stopped.journal.keys()).toEqual([]);
    const overDrift = kase.rig.hashOf(kase.third);
    expect((await again.rig.deploy(kase.first, 1, { overDrift })).deployment.state).toBe("live");
    await expectLive(again, kase.first);
  });
});
