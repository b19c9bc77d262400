import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DEFAULT_WORKSPACE as workspaceId } from "../../infrastructure/repositories/prepare-workspace.ts";
import { MINUTE_MS, startGuardLab, type GuardedFlow, type GuardLab } from "../../testing/guard-lab.ts";
import type { GuardDependencies, RollBackRequest } from "./ports.ts";
import { runGuard } from "./usecases/run-guard.ts";

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
const putGuard = ({ flowId }: Pick<GuardedFlow, "flowId">, payload: object) =>
  lab.test.asAdmin({ method: "PUT", url: `/api/flows/${flowId}/guard`, payload });

describe("settings", () => {
  it("lead through shadow mode: three verdicts, none of them over a version that was kept", async () => {
    const place = await lab.publish({ mode: "shadow", action: "rollBack" });
    const refused = (await putGuard(place, { mode: "on" })).json();
    expect(refused).toMatchObject({ status: 409, code: "guard-in-shadow", detail: expect.stringContaining("0 of 3") });
    lab.callers = () => ({ perHour: 600, rate: 0.06 });
    for (const version of [3, 2]) {
      await lab.pass(250);
      expect((await putGuard(place, { mode: "on" })).statusCode).toBe(409);
      await lab.deploy(place, version);
    }
    await lab.pass(250);
    const ready = await putGuard(place, { mode: "on" });
    expect(ready.json()).toMatchObject({
      mode: "on",
      action: "rollBack",
      shadow: { judged: 3, wrong: 0, ready: true },
    });
  });

  it("hold for what is watched already: another action at once, and off ends it", async () => {
    const place = await lab.publish({ mode: "on", action: "rollBack" });
    await lab.round();
    expect((await putGuard(place, { mode: "on", action: "notify", fixedThreshold: true })).statusCode).toBe(200);
    await lab.pass(60);
    expect(await lab.watch(place)).toMatchObject({ action: "notify", trip: { did: "notify" } });
    await putGuard(place, { mode: "off" });
    expect(await lab.watch(place)).toMatchObject({ state: "ended", outcome: "switchedOff" });
    expect(lab.asked).toEqual([]);
    const skipped = (await auditOf(place)).filter(({ details }) => details["skippedShadow"] === true);
    expect(skipped).toHaveLength(1);
  });

  it("give document 000's fixed threshold as a notice, once, and do nothing about it", async () => {
    lab.callers = () => ({ perHour: 600, rate: 0.4 });
    const place = await lab.publish({ mode: "on", action: "rollBack", fixedThreshold: true });
    for (const minutes of [15, 30]) await lab.pass(minutes);
    const watch = await lab.watch(place);
    expect(watch).toMatchObject({ state: "watching", trip: null });
    expect(watch.fixedThreshold).toEqual({ threshold: 0.35, menus: ["node_main_menu"] });
    const notices = (await auditOf(place)).filter(({ action }) => action === "guard.notice");
    expect(notices).toMatchObject([{ details: { rule: "fixed threshold, document 000", blocks: ["node_main_menu"] } }]);
    expect(lab.asked).toEqual([]);
  });

  it.each([
    ["a flow that is not there", "flow_none", { mode: "shadow" }, 404],
    ["a mode that is none", null, { mode: "maybe" }, 400],
    ["a watch of ten minutes", null, { mode: "shadow", watchMinutes: 10 }, 400],
  ])("refuse %s", async (...[, flowId, payload, status]) => {
    const place = await lab.publish(null);
    expect((await putGuard({ flowId: flowId ?? place.flowId }, payload)).statusCode).toBe(status);
  });

  it("are for publishers; everybody who may read sees them", async () => {
    const { flowId } = await lab.publish(null);
    const url = `/api/flows/${flowId}/guard`;
    const asDesigner = { authorization: `Bearer ${await lab.test.newToken("designer")}` };
    const put = await lab.test.request({ method: "PUT", url, payload: { mode: "shadow" }, headers: asDesigner });
    expect(put.statusCode).toBe(403);
    const read = await lab.test.request({ method: "GET", url, headers: asDesigner });
    expect(read.json()).toMatchObject({ mode: "off", action: "ask", watchMinutes: 240, updatedBy: null });
  });
});

describe("several processes, and one that dies", () => {
  const bad = async () => {
    const place = await lab.publish({ mode: "on", action: "rollBack" });
    await lab.neighbour(place.tenantId);
    await lab.round();
    return place;
  };

  it("look, decide and roll back once when two do it at the same time", async () => {
    const place = await bad();
    lab.test.surroundings.advance(30 * MINUTE_MS);
    await Promise.all([lab.round(), lab.round(), lab.round()]);
    await lab.round();
    const watch = await lab.watch(place);
    expect(watch).toMatchObject({ outcome: "rolledBack" });
    expect(watch.history.map(({ sequence }) => sequence)).toEqual(watch.history.map((_look, index) => index + 1));
    const { rows } = await lab.test.database.pool.query(
      "select 1 from deployments where flow_id = $1 and kind = 'rollback'",
      [place.flowId],
    );
    expect(rows).toHaveLength(1);
    const begun = (await auditOf(place)).filter(({ action }) => action === "guard.rollbackBegan");
    expect(begun).toHaveLength(1);
  });

  it("go on after a crash between the decision and the rollback, and between the rollback and its record", async () => {
    const place = await bad();
    const { rollBack } = lab.guard;
    const crash = (work: GuardDependencies["rollBack"]) => runGuard(workspaceId, { ...lab.guard, rollBack: work });
    lab.test.surroundings.advance(30 * MINUTE_MS);
    expect(await crash(() => Promise.reject(new Error("killed before")))).toHaveLength(1);
    expect(await lab.watch(place)).toMatchObject({ state: "rollingBack", rollbackDeploymentId: null });
    const killed = async (request: RollBackRequest) => {
      await rollBack(request);
      throw new Error("killed after");
    };
    expect(await crash(killed)).toHaveLength(1);
    await lab.round();
    await lab.round();
    expect(await lab.watch(place)).toMatchObject({ outcome: "rolledBack" });
    const { rows } = await lab.test.database.pool.query(
      "select 1 from deployments where flow_id = $1 and kind = 'rollback'",
      [place.flowId],
    );
    expect(rows).toHaveLength(1);
  });

  it("wait for what passes by itself, then ask a person; what is refused for good is asked at once", async () => {
    const place = await bad();
    lab.refusal = { code: "vendor-failed", detail: "The vendor did not answer." };
    await lab.pass(30);
    expect(await lab.watch(place)).toMatchObject({ state: "rollingBack" });
    await lab.pass(31);
    expect(await lab.watch(place)).toMatchObject({ state: "asking", refusal: "The vendor did not answer." });
    lab.refusal = null;
    await lab.pass(60);
    expect(await lab.watch(place)).toMatchObject({ state: "asking" });
    const other = await bad();
    lab.refusal = { code: "drifted", detail: "Somebody changed the flow at the vendor." };
    await lab.pass(30);
    expect(await lab.watch(other)).toMatchObject({
      state: "asking",
      refusal: expect.stringContaining("Somebody changed"),
    });
  });

  it("never roll back what is not live any more", async () => {
    const place = await bad();
    lab.test.surroundings.advance(30 * MINUTE_MS);
    await runGuard(workspaceId, { ...lab.guard, rollBack: () => Promise.reject(new Error("killed before")) });
    await lab.deploy(place, 3, { guard: false });
    lab.refusal = { code: "nothing-to-roll-back", detail: "Another version is live by now." };
    await lab.round();
    expect(await lab.watch(place)).toMatchObject({ outcome: "superseded" });
  });

  it("keep every look as it was written", async () => {
    const place = await bad();
    await lab.pass(15);
    const { id } = await lab.watch(place);
    const { pool } = lab.test.database;
    for (const statement of [
      "update guard_looks set hash = '' where watch_id = $1",
      "delete from guard_looks where watch_id = $1",
    ]) {
      await expect(pool.query(statement, [id])).rejects.toThrow("never changes");
    }
  });
});
