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

type MakeVendor = (typeof DIALECT_CASES)[number][1];

/** A place with how often it was passed before. */
interface Passing {
  readonly step: string;
  readonly when: string;
  readonly after: number;
}

/** What a process can be killed in. */
const RUNS = {
  "a first publish": ({ rig, first }: DialectCase, run: RigRun) => rig.deploy(first, 1, run),
  "a change that is undone": async (kase: DialectCase, run: RigRun) => {
    await kase.rig.deploy(kase.first, 1);
    return kase.rig.deploy(kase.second, 2, undone(kase, run));
  },
  "a first publish that is undone": (kase: DialectCase, run: RigRun) =>
    kase.rig.deploy(kase.first, 1, undone(kase, run)),
} as const;
type RunName = keyof typeof RUNS;

function undone(kase: DialectCase, run: RigRun): RigRun {
  const mangling = manglingAtVerification(kase);
  const passing: NonNullable<RigRun["passing"]> = (step, when) => {
    mangling.passing?.(step, when);
    run.passing?.(step, when);
  };
  return { ...run, passing };
}

/** Every place that a run on a dialect comes by, as often as it does: killed anywhere else, nothing could fail. */
async function passedIn(name: RunName, makeVendor: MakeVendor): Promise<readonly Passing[]> {
  const counts = new Map<string, number>();
  const passed: Passing[] = [];
  await RUNS[name](setUpCase(makeVendor), {
    passing(step, when) {
      const after = counts.get(`${step}:${when}`) ?? 0;
      counts.set(`${step}:${when}`, after + 1);
      passed.push({ step, when, after });
    },
  });
  return passed;
}

/** The places of all runs; those that an earlier run comes by are not tried again. */
async function passedOn(makeVendor: MakeVendor) {
  const all: (Passing & { readonly run: RunName })[] = [];
  for (const run of ["a first publish", "a change that is undone", "a first publish that is undone"] as const) {
    const known = new Set(all.map(({ step }) => step));
    const passed = await passedIn(run, makeVendor);
    all.push(...passed.filter(({ step }) => !known.has(step)).map((place) => ({ ...place, run })));
  }
  return all;
}

const CASES = await Promise.all(
  DIALECT_CASES.map(async ([id, makeVendor]) => ({ id, makeVendor, passed: await passedOn(makeVendor) })),
);

describe.each(CASES)("a process on $id", ({ makeVendor, passed: PASSED }) => {
  const CRASHES = crashesOf(setUpCase(makeVendor).rig.vendor.descriptor);

  it("comes by every place of its dialect", () => {
    const places = new Set(PASSED.map(({ step, when }) => `${step}:${when}`));
    const missed = CRASHES.map(({ step, when }) => `${step}:${when}`).filter((place) => !places.has(place));
    const { afterLive } = setUpCase(makeVendor).rig.vendor.connect();
    const registering = afterLive === undefined ? ["registering:before", "registering:after"] : [];
    expect(missed).toEqual(["queued:after", ...registering]);
  });

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

  it.each(PASSED)(
    "that is killed at $step:$when ($after) in $run has ended 30 s later",
    async ({ run, ...crashAt }) => {
      const kase = setUpCase(makeVendor);
      const passed: number[] = [];
      await RUNS[run](kase, {
        crashAt,
        passing(step, when) {
          if (step === crashAt.step && when === crashAt.when) passed.push(kase.clock.now());
        },
      });
      const killedAt = passed[crashAt.after];
      if (killedAt === undefined) throw new Error("nobody was killed");
      // The lease takes 15 of them.
      expect(kase.clock.now() - killedAt).toBeLessThanOrEqual(30_000);
    },
  );

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
