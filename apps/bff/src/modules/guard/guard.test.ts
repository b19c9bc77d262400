import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DEFAULT_WORKSPACE as workspaceId } from "../../infrastructure/repositories/prepare-workspace.ts";
import { HOUR_MS, MINUTE_MS, startGuardLab, type GuardedFlow, type GuardLab } from "../../testing/guard-lab.ts";
import { answerWatch } from "./usecases/answer-watch.ts";

let lab: GuardLab;
beforeAll(async () => {
  lab = await startGuardLab();
});
afterAll(() => lab.close());
afterEach(() => lab.forget());
beforeEach(() => {
  lab.callers = (target) => ({ perHour: 600, rate: target.version === 2 ? 0.3 : 0.06 });
  lab.freshness = {};
  lab.refusal = null;
  lab.asked.length = 0;
});

const auditOf = async ({
  flowId,
}: GuardedFlow): Promise<readonly { action: string; details: Record<string, unknown> }[]> =>
  (await lab.test.asAdmin({ method: "GET", url: `/api/audit?flowId=${flowId}&limit=200` })).json().items;
const answer = (watchId: string, payload: object) =>
  lab.test.asAdmin({ method: "POST", url: `/api/guard/watches/${watchId}/answer`, payload });

describe("what is done about a proved rise", () => {
  it.each([
    [
      "in shadow mode nothing",
      { mode: "shadow", action: "rollBack" },
      { state: "watching", trip: { did: "rollBack" } },
    ],
    ["notify tells", { mode: "on", action: "notify" }, { state: "watching", trip: { did: "notify" } }],
    ["ask asks", { mode: "on", action: "ask" }, { state: "asking", trip: { did: "ask", limit: null } }],
  ])("%s", async (...[, setting, expected]) => {
    const place = await lab.publish(setting);
    await lab.neighbour(place.tenantId);
    await lab.pass(60);
    expect(await lab.watch(place)).toMatchObject({ ...expected, version: 2, formerVersion: 1, source: "calls" });
    expect(lab.asked).toEqual([]);
  });

  it("roll back rolls back once, by the guard, and ends the watch", async () => {
    const place = await lab.publish({ mode: "on", action: "rollBack" });
    await lab.neighbour(place.tenantId);
    await lab.pass(30);
    const watch = await lab.watch(place);
    const id = watch.rollbackDeploymentId;
    expect(watch).toMatchObject({
      state: "ended",
      outcome: "rolledBack",
      answer: { decided: "rollBack", by: "guard" },
    });
    const request = { toVersion: 1, onlyWhileLive: place.deploymentId, actorId: "guard" };
    expect(lab.asked).toMatchObject([request]);
    expect(lab.asked[0]?.note).toMatch(/^Guard: 30\.0 % of \d+ callers hung up, 6\.0 % did with version 1\.$/);
    await lab.pass(60);
    expect(lab.asked).toHaveLength(1);
    const entries = await auditOf(place);
    const actions = entries.map(({ action }) => action).toReversed();
    expect(actions.filter((action) => action.startsWith("guard."))).toEqual([
      "guard.settings",
      "guard.watchBegan",
      "guard.tripped",
      "guard.rollbackBegan",
      "guard.watchEnded",
    ]);
    expect(entries.find(({ action }) => action === "guard.tripped")?.details).toMatchObject({
      did: "rollBack",
      overall: { former: { calls: 100_800, lost: 6048 } },
      looksHash: watch.history.at(-1)?.hash,
    });
    expect(entries.find(({ action }) => action === "guard.watchEnded")?.details["rollbackDeploymentId"]).toBe(id);
    const { rows } = await lab.test.database.pool.query(
      "select topic from outbox where topic like 'guard%' and payload_json like $1",
      [`%${watch.id}%`],
    );
    expect(rows.map(({ topic }) => topic)).toEqual(["guardBegan", "guardTripped", "guardEnded"]);
  });

  it("nothing about a version as good as the former one, whatever else drifts", async () => {
    const place = await lab.publish({ mode: "on", action: "rollBack" });
    await lab.neighbour(place.tenantId);
    const live = lab.test.surroundings.now();
    lab.callers = (_target, at) => ({ perHour: 600, rate: at > live ? 0.12 : 0.06 });
    await lab.pass(260);
    const watch = await lab.watch(place);
    expect(watch).toMatchObject({ state: "ended", outcome: "quiet", trip: null });
    expect(watch.history).toHaveLength(48);
    expect(watch.history.at(-1)?.control).toMatchObject({ kind: "otherFlows", meanwhile: { calls: 600, lost: 72 } });
  });
});

describe("what the figures allow", () => {
  const rollBack = { mode: "on", action: "rollBack" } as const;

  it.each([
    ["sums alone", { source: { kind: "aggregates", grainMs: 300_000 } }, "aggregates"],
    ["figures coarser than five minutes", { source: { kind: "calls", grainMs: 3_600_000 } }, "coarse"],
  ] as const)("asks at most about %s", async (...[, freshness, limit]) => {
    lab.freshness = freshness;
    const place = await lab.publish(rollBack);
    await lab.neighbour(place.tenantId);
    await lab.pass(60);
    expect(await lab.watch(place)).toMatchObject({ state: "asking", trip: { did: "ask", limit } });
    expect(lab.asked).toEqual([]);
  });

  it("asks without a control, and rolls back once twice the rate is proved a million times", async () => {
    const place = await lab.publish(rollBack);
    lab.callers = ({ version }, at) => ({
      perHour: at > begun && version === 2 ? 300 : 600,
      rate: version === 2 ? 0.16 : 0.06,
    });
    const begun = lab.test.surroundings.now();
    // A former version that is younger than a week has no hours of the week to be compared with.
    await lab.test.database.pool.query("update deployments set ended_at = $1 where flow_id = $2 and version = 1", [
      new Date(begun.getTime() - 3 * 24 * HOUR_MS),
      place.flowId,
    ]);
    await lab.pass(70);
    expect(await lab.watch(place)).toMatchObject({ state: "asking", trip: { did: "ask", limit: "uncontrolled" } });
    await lab.pass(100);
    expect(await lab.watch(place)).toMatchObject({ outcome: "rolledBack", trip: { did: "rollBack", limit: null } });
    expect(lab.asked).toHaveLength(1);
  });

  it("takes the same hour of the week before for a control where the tenant has no other flow", async () => {
    const place = await lab.publish(rollBack);
    await lab.pass(15);
    expect((await lab.watch(place)).history.at(-1)?.control).toMatchObject({ kind: "hoursOfWeek" });
  });

  it("says nothing about fewer than 50 calls", async () => {
    const place = await lab.publish(rollBack);
    lab.callers = ({ version }) => ({ perHour: version === 2 ? 12 : 600, rate: version === 2 ? 0.9 : 0.06 });
    await lab.pass(260);
    expect(await lab.watch(place)).toMatchObject({ outcome: "tooFewCalls", trip: null });
  });

  it("notes once that a version drops everybody within seconds, and does nothing about it", async () => {
    const place = await lab.publish(rollBack);
    lab.callers = ({ version }) =>
      version === 2 ? { perHour: 12, rate: 0, brief: 300 } : { perHour: 600, rate: 0.06, brief: 12 };
    await lab.pass(30);
    const noticed = await lab.watch(place);
    expect(noticed).toMatchObject({ state: "watching", trip: null, brief: { many: true, former: { brief: 2016 } } });
    await lab.pass(230);
    expect(await lab.watch(place)).toMatchObject({ outcome: "tooFewCalls", trip: null, brief: { many: true } });
    const notices = (await auditOf(place)).filter(({ action }) => action === "guard.notice");
    expect(notices.map(({ details }) => details)).toMatchObject([{ rule: "calls under 5 s", former: { brief: 2016 } }]);
    expect(lab.asked).toEqual([]);
  });

  it("pauses on missing and on old data, never acts meanwhile, and looks over the gap once afterwards", async () => {
    const place = await lab.publish(rollBack);
    await lab.neighbour(place.tenantId);
    const silent = lab.test.surroundings.now();
    lab.freshness = { until: silent, fault: "The call feed answered 503." };
    for (const minutes of [15, 15, 30]) await lab.pass(minutes);
    const paused = await lab.watch(place);
    expect(paused).toMatchObject({ state: "watching", trip: null, paused: { why: "The call feed answered 503." } });
    expect(paused.history.map(({ verdict }) => verdict)).toEqual(["paused", "paused", "paused"]);
    expect(lab.asked).toEqual([]);
    lab.freshness = {};
    await lab.pass(5);
    const after = await lab.watch(place);
    expect(after).toMatchObject({ paused: null, outcome: "rolledBack" });
    const { from = "", to = "" } = after.history.at(-1) ?? {};
    expect(Date.parse(to) - Date.parse(from)).toBe(60 * MINUTE_MS);
  });

  it("ends without a verdict where no data ever came", async () => {
    const place = await lab.publish(rollBack);
    lab.freshness = { until: null, fault: "The call feed did not answer." };
    await lab.pass(310);
    expect(await lab.watch(place)).toMatchObject({ outcome: "noData" });
    expect(lab.asked).toEqual([]);
  });
});

describe("what is not watched", () => {
  it.each([
    ["a first publish, and says so", { former: false }, "firstPublish"],
    ["nothing under a guard that is off", null, null],
  ])("%s", async (...[, options, reason]) => {
    const place = await lab.publish(options === null ? { mode: "off" } : { mode: "on" }, options ?? {});
    await lab.round();
    const { items } = (
      await lab.test.asAdmin({ method: "GET", url: `/api/guard/watches?flowId=${place.flowId}` })
    ).json();
    expect(items).toMatchObject(reason === null ? [] : [{ state: "ended", outcome: "notWatched", reason }]);
  });

  it("a vendor that reports nothing, and a former version without calls", async () => {
    const silent = await lab.publish({ mode: "on" });
    lab.callers = ({ version }) => ({ perHour: version === 1 ? 0 : 600, rate: 0.3 });
    await lab.pass(10);
    expect(await lab.watch(silent)).toMatchObject({ outcome: "notWatched", reason: "noFormerCalls" });
    lab.freshness = { source: null, until: null };
    const place = await lab.publish({ mode: "on" });
    await lab.pass(10);
    expect(await lab.watch(place)).toMatchObject({ outcome: "notWatched", reason: "noFigures" });
  });

  it("a rollback, a publish that left the guard out, and what is over", async () => {
    const place = await lab.publish({ mode: "on", action: "rollBack" });
    await lab.round();
    await lab.deploy(place, 1, { kind: "rollback" });
    await lab.pass(5);
    expect(await lab.watch(place)).toMatchObject({ outcome: "superseded", version: 2 });
    await lab.deploy(place, 3, { guard: false });
    await lab.pass(30);
    const { items } = (
      await lab.test.asAdmin({ method: "GET", url: `/api/guard/watches?flowId=${place.flowId}` })
    ).json();
    expect(items).toHaveLength(1);
    expect(lab.asked).toEqual([]);
  });

  it("watches in shadow mode what was published with the guard where the flow has none", async () => {
    const place = await lab.publish(null, { guard: true });
    await lab.round();
    expect(await lab.watch(place)).toMatchObject({ mode: "shadow", state: "watching" });
  });
});

describe("asking", () => {
  const asking = async () => {
    const place = await lab.publish({ mode: "on", action: "ask" });
    await lab.neighbour(place.tenantId);
    await lab.pass(30);
    return { place, watch: await lab.watch(place) };
  };

  it("takes one answer: keep", async () => {
    const { place, watch } = await asking();
    const kept = await answer(watch.id, { answer: "keep" });
    expect(kept.json()).toMatchObject({
      state: "ended",
      outcome: "kept",
      answer: { decided: "keep", by: "Bootstrap" },
    });
    expect((await answer(watch.id, { answer: "rollBack" })).json()).toMatchObject({
      status: 409,
      code: "guard-not-asking",
    });
    expect((await answer("watch_none", { answer: "keep" })).statusCode).toBe(404);
    expect(lab.asked).toEqual([]);
    await lab.pass(30);
    expect(await lab.watch(place)).toMatchObject({ outcome: "kept" });
  });

  it("rolls back under the name of whoever answered, and asks again where that is refused", async () => {
    const { place, watch } = await asking();
    const actor = {
      id: "user_admin",
      name: "Administrator",
      roles: ["publisher"],
      via: "session",
      workspaceId,
    } as const;
    const rollBack = () => answerWatch({ actor, watchId: watch.id, answer: "rollBack" }, lab.guard);
    lab.refusal = { code: "drifted", detail: "Somebody changed the flow at the vendor." };
    expect(await rollBack()).toMatchObject({ ok: false, error: { code: "drifted" } });
    expect(await lab.watch(place)).toMatchObject({
      state: "asking",
      refusal: "Somebody changed the flow at the vendor.",
    });
    lab.refusal = null;
    const taken = await Promise.all([rollBack(), rollBack()]);
    expect(taken.filter(({ ok }) => ok)).toHaveLength(1);
    await lab.round();
    expect(await lab.watch(place)).toMatchObject({
      outcome: "rolledBack",
      refusal: null,
      answer: { by: "Administrator" },
    });
    expect(lab.asked.map(({ actorId }) => actorId)).toEqual(["user_admin", "user_admin"]);
    expect(new Set(lab.asked.map(({ key }) => key)).size).toBe(2);
  });

  it("is over when another version is live", async () => {
    const { place, watch } = await asking();
    await lab.deploy(place, 3, { guard: false });
    await lab.pass(5);
    expect(await lab.watch(place)).toMatchObject({ id: watch.id, outcome: "superseded" });
  });
});
