import { DEPLOYMENT_STEPS, type DialectDescriptor } from "@tonegraph/vendor-kit";
import { describe, expect, it } from "vitest";
import { DIALECT_CASES, expectLive, inService, setUpCase, type DialectCase } from "../../../testing/dialect-cases.ts";
import type { RigRun } from "../../../testing/deployment-rig.ts";
import { CRASH_STEPS } from "./crash-point.ts";

/** Where only a dialect that makes a flow of each content comes by. */
const OF_NEW_FLOWS: readonly string[] = ["deactivating", "reactivating", "withdrawing"];

/** The places that a process on a dialect comes by. */
function crashesOf({ steps, capabilities }: DialectDescriptor): readonly { step: string; when: string }[] {
  const places = CRASH_STEPS.filter((place) => {
    if (OF_NEW_FLOWS.includes(place)) return capabilities.versioning === "newFlow";
    return !DEPLOYMENT_STEPS.some((step) => step === place) || steps.some((step) => step === place);
  });
  return places.flatMap((step) => ["before", "after"].map((when) => ({ step, when })));
}

describe.each(DIALECT_CASES)("a process on %s", (_id, makeVendor) => {
  const CRASHES = crashesOf(setUpCase(makeVendor).rig.vendor.descriptor);

  it.each(CRASHES)("that is killed at $step:$when converges, and nothing is lost or doubled", async (crashAt) => {
    const kase = setUpCase(makeVendor);
    const { rig, first, second } = kase;
    const made = await rig.deploy(first, 1, { crashAt });
    if (isLostCreation(kase, made.deployment)) {
      expect(rig.vendor.flows().size).toBeLessThanOrEqual(1);
      return;
    }
    expect(made.deployment.state).toBe("live");
    await expectLive(kase, first);
    const changed = await rig.deploy(second, 2, { crashAt });
    if (isLostCreation(kase, changed.deployment)) return expectLive(kase, first);
    expect(changed.deployment.state).toBe("live");
    await expectLive(kase, second);
    const back = await rig.deploy(first, 1, { kind: "rollback", crashAt });
    expect(back.deployment.state).toBe("live");
    return expectLive(kase, first);
  });

  it.each([
    ...CRASHES.map((place) => ({ ...place, after: 0 })),
    // Each of the writes of a publish, once it is written down.
    ...[1, 2, 3, 4].map((after) => ({ step: "intending", when: "after", after })),
  ])("that is killed at $step:$when ($after) has ended 30 s later, of which the lease takes 15", async (crashAt) => {
    const { rig, clock, first } = setUpCase(makeVendor);
    const passed: number[] = [];
    const passing = (step: string, when: string) => {
      if (step === crashAt.step && when === crashAt.when) passed.push(clock.now());
    };
    await rig.deploy(first, 1, { crashAt, passing });
    const killedAt = passed[crashAt.after] ?? Number.POSITIVE_INFINITY;
    expect(clock.now() - killedAt).toBeLessThanOrEqual(30_000);
  });

  it.each(CRASHES)("that is killed at $step:$when while it undoes brings the former content back", async (crashAt) => {
    const kase = setUpCase(makeVendor);
    const { rig, first, second } = kase;
    await rig.deploy(first, 1);
    const { deployment } = await rig.deploy(second, 2, { ...manglingAtVerification(kase), crashAt });
    if (isLostCreation(kase, deployment)) return expectLive(kase, first);
    expect(deployment).toMatchObject({ state: "rolledBack", error: { code: "verification-failed" } });
    return expectLive(kase, first);
  });

  it.each(CRASHES)(
    "that is killed at $step:$when in a first publish that fails leaves nothing in service",
    async (crashAt) => {
      const kase = setUpCase(makeVendor);
      const { rig, first } = kase;
      const { deployment } = await rig.deploy(first, 1, { ...manglingAtVerification(kase), crashAt });
      if (isLostCreation(kase, deployment)) return;
      const { deletesFlows, versioning } = rig.vendor.descriptor.capabilities;
      expect(deployment).toMatchObject({ state: deletesFlows ? "rolledBack" : "failed" });
      expect(rig.vendor.flows().size).toBe(deletesFlows ? 0 : 1);
      if (versioning === "newFlow") expect(inService(rig)).toEqual([]);
    },
  );
});

/** Somebody edits the flow that we just wrote, right before it is read back. */
function manglingAtVerification({ rig, third }: DialectCase): RigRun {
  let mangled = false;
  return {
    passing(step, when) {
      if (mangled || step !== "verifying" || when !== "before") return;
      mangled = true;
      const newest = [...rig.vendor.flows().keys()].at(-1);
      if (newest !== undefined) rig.vendor.edit(newest, rig.artefactOf(third));
    },
  };
}

/** A creation whose answer is lost, where nothing can tell whether it happened: a person is asked, nothing is sent again. */
function isLostCreation({ rig }: DialectCase, deployment: { state: string; error: { code: string } | null }): boolean {
  if (deployment.state !== "unknown") return false;
  expect(deployment.error?.code).toBe("creation-lost");
  expect(rig.vendor.descriptor.capabilities.repeatableCreate).toBe(false);
  return true;
}
