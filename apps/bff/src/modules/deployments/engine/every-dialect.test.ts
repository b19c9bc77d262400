import type { AfterLiveOptions } from "@tonegraph/vendor-kit";
import { describe, expect, it } from "vitest";
import { DIALECT_CASES, expectLive, inService, setUpCase, type DialectCase } from "../../../testing/dialect-cases.ts";
import { spoilClient, type Spoiling, type SpoiltCall } from "../../../testing/spoil-client.ts";

const CALLS: readonly SpoiltCall[] = [
  "create",
  "replace",
  "validate",
  "compile",
  "activate",
  "deactivate",
  "afterLive",
];
const SPOILINGS: readonly Spoiling[] = ["refused", "conflict", "lostBefore", "lostAfter"];
const SPOILT = CALLS.flatMap((call) =>
  SPOILINGS.flatMap((spoiling) => [1, 99].map((times) => ({ call, spoiling, times }))),
);

describe.each(DIALECT_CASES)("a deployment on %s", (_id, makeVendor) => {
  it("publishes, changes, publishes again and rolls back, with the steps that the dialect has", async () => {
    const kase = setUpCase(makeVendor);
    const { rig, first, second } = kase;
    const made = await rig.deploy(first, 1);
    expect(made.deployment).toMatchObject({ state: "live", error: null, warnings: [] });
    await expectLive(kase, first);
    const { steps } = rig.vendor.descriptor;
    for (const step of made.deployment.steps) {
      expect([step.name, step.state]).toEqual([
        step.name,
        steps.some((name) => name === step.name) ? "done" : "skipped",
      ]);
    }
    expect((await rig.deploy(second, 2)).deployment).toMatchObject({ state: "live", error: null });
    await expectLive(kase, second);
    const flows = rig.vendor.flows().size;
    expect((await rig.deploy(first, 1, { kind: "rollback" })).deployment).toMatchObject({ state: "live", error: null });
    await expectLive(kase, first);
    // What was live before is taken up again instead of being made a second time.
    expect(rig.vendor.flows().size).toBe(flows);
  });

  it.each(SPOILT)("whose $call is $spoiling $times times ends with one of the two contents, whole", async (spoilt) => {
    const kase = setUpCase(makeVendor);
    const { rig, first, second } = kase;
    await rig.deploy(first, 1);
    const { deployment, journal } = await rig.deploy(second, 2, { spoil: (client) => spoilClient(client, spoilt) });
    expect(["live", "failed", "rolledBack", "unknown"]).toContain(deployment.state);
    if (deployment.state !== "unknown") await expectLive(kase, deployment.state === "live" ? second : first);
    if (spoilt.spoiling === "refused" && deployment.error !== null)
      expect(deployment.error).toMatchObject({ code: "rejected", vendorMessage: "No." });
    if (spoilt.times === 1) expect(deployment.state === "unknown").toBe(isUnreadable(kase, spoilt));
    // However often it was sent, one effect has one key.
    const keys = new Set(journal.keys());
    expect([...keys].filter((key) => key.endsWith(`-${spoilt.call}`)).length).toBeLessThanOrEqual(1);
  });

  it("that finds somebody else's edit stops, overwrites nothing, and goes on when it is told to", async () => {
    const kase = setUpCase(makeVendor);
    const { rig, first, second, third } = kase;
    await rig.deploy(first, 1);
    rig.vendor.edit(rig.live()?.externalId ?? "", rig.artefactOf(third));
    const stopped = await rig.deploy(second, 2);
    expect(stopped.deployment).toMatchObject({
      state: "failed",
      error: { code: "drifted", seenHash: rig.hashOf(third) },
    });
    expect(await rig.held(rig.live()?.externalId ?? "")).toBe(rig.hashOf(third));
    expect((await rig.deploy(second, 2, { overDrift: rig.hashOf(third) })).deployment.state).toBe("live");
    await expectLive(kase, second);
  });

  it("that meets an edit between its reading and its write overwrites nothing", async () => {
    const kase = setUpCase(makeVendor);
    const { rig, first, second, third } = kase;
    await rig.deploy(first, 1);
    const former = rig.live()?.externalId ?? "";
    const passing = (step: string, when: string) => {
      if (step === "snapshotting" && when === "after") rig.vendor.edit(former, rig.artefactOf(third));
    };
    const { deployment } = await rig.deploy(second, 2, { passing });
    expect(deployment).toMatchObject({ error: { code: "drifted" } });
    expect(["failed", "rolledBack"]).toContain(deployment.state);
    expect(await rig.held(former)).toBe(rig.hashOf(third));
    if (rig.vendor.descriptor.capabilities.versioning === "newFlow") expect(inService(rig)).toEqual([former]);
  });

  it("whose preflight fails sends nothing", async () => {
    const { rig, first } = setUpCase(makeVendor);
    const refused = { call: "preflight", spoiling: "refused", times: 99 } as const;
    const { deployment } = await rig.deploy(first, 1, {
      spoil: (client) => spoilClient({ ...client, preflight: async () => ({ ok: true, value: null }) }, refused),
    });
    expect(deployment).toMatchObject({ state: "failed", error: { vendorMessage: "No." } });
    expect(rig.vendor.flows().size).toBe(0);
  });

  it("that leaves its first content there says whether it may answer calls, as the dialect's steps tell", async () => {
    const { rig, first, third } = setUpCase(makeVendor);
    const passing = (step: string, when: string) => {
      const [made] = rig.vendor.flows().keys();
      if (step === "verifying" && when === "before" && made !== undefined) rig.vendor.edit(made, rig.artefactOf(third));
    };
    const unremovable = { call: "remove", spoiling: "refused", times: 99 } as const;
    const { deployment } = await rig.deploy(first, 1, { passing, spoil: (client) => spoilClient(client, unremovable) });
    const [left] = rig.vendor.flows().keys();
    const mayAnswerCalls = !rig.vendor.descriptor.steps.includes("activating");
    const words = mayAnswerCalls
      ? `Version 1 was left at the vendor with the id ${left} and may answer calls. Publish again, or remove it there.`
      : `a draft with the id ${left} was left there. Nobody hears it`;
    expect(deployment).toMatchObject({
      state: "failed",
      error: { message: expect.stringContaining(words), leftBehind: { externalId: left, mayAnswerCalls } },
    });
  });

  it("whose account cannot be settled is live all the same, and says so", async () => {
    const kase = setUpCase(makeVendor);
    const refused = { call: "afterLive", spoiling: "refused", times: 99 } as const;
    const { deployment } = await kase.rig.deploy(kase.first, 1, {
      spoil: (client) => spoilClient({ ...client, afterLive: async () => ({ ok: true, value: null }) }, refused),
    });
    expect(deployment).toMatchObject({ state: "live", error: null, warnings: [expect.stringContaining("said no")] });
    await expectLive(kase, kase.first);
  });

  it("tells whoever is told of it with the key and the figures of its entry in the audit log", async () => {
    const { rig, first, second } = setUpCase(makeVendor);
    await rig.deploy(first, 1);
    const told: AfterLiveOptions[] = [];
    const { journal } = await rig.deploy(second, 2, {
      spoil: (client) => ({
        ...client,
        async afterLive(_externalId, options) {
          told.push(options);
          return { ok: true, value: null };
        },
      }),
    });
    const entry = journal.audits.find(({ action }) => action === "DEPLOY_SUCCESS")?.details;
    expect(told.map(({ published }) => published?.idempotencyKey)).toEqual([entry?.["idempotency_key"]]);
    expect(told[0]?.published?.idempotencyKey).toMatch(/-(create|replace)$/);
    expect(told[0]?.published?.latencyMs).toBeLessThanOrEqual(Number(entry?.["latency_ms"]));
  });
});

/** Only a creation whose answer is lost cannot be told, and only where the vendor offers no way to look it up. */
function isUnreadable({ rig }: DialectCase, { call, spoiling }: { call: SpoiltCall; spoiling: Spoiling }): boolean {
  const { repeatableCreate, versioning } = rig.vendor.descriptor.capabilities;
  return versioning === "newFlow" && call === "create" && spoiling.startsWith("lost") && !repeatableCreate;
}
