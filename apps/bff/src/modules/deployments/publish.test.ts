import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";

let lab: PublishingLab;
beforeAll(async () => {
  lab = await startPublishingLab();
});
afterAll(() => lab.close());

describe("publishing", () => {
  it("plans, publishes, changes, publishes again and rolls back to the byte", async () => {
    const place = await lab.prepare();
    const plan = (await lab.post(`/api/flows/${place.flowId}/plan`, { tenantId: place.tenantId })).json();
    expect(plan).toMatchObject({ version: 1, drift: { state: "inSync" }, live: null });
    expect(plan).not.toHaveProperty("effort");
    expect(plan.problems).toMatchObject([{ code: "key-before-function", severity: "info" }]);
    expect(plan.changes.length).toBeGreaterThan(0);
    expect(
      plan.changes
        .filter((change: { what: string }) => change.what === "node")
        .every((change: { kind: string }) => change.kind === "added"),
    ).toBe(true);

    const first = await lab.publish(place);
    expect(first).toMatchObject({ state: "live", kind: "publish", version: 1 });
    expect(first.steps.map((step) => [step.name, step.state])).toEqual([
      ["authenticating", "done"],
      ["snapshotting", "done"],
      ["uploading", "done"],
      ["validating", "skipped"],
      ["compiling", "skipped"],
      ["activating", "skipped"],
      ["verifying", "done"],
    ]);
    const before = await lab.held(place);
    expect(JSON.stringify(before)).toContain("Press 1 for sales");

    await lab.edit(place.flowId, "Press 1 for flowers.");
    const second = (await lab.post(`/api/flows/${place.flowId}/plan`, { tenantId: place.tenantId })).json();
    expect(second).toMatchObject({ version: 2, live: { version: 1 } });
    expect(JSON.stringify(second.changes)).toContain("Press 1 for flowers.");
    expect(second.effort.words.join("\n")).toMatch(/^Callers .* \d\.\d s (?:sooner|later)/mu);
    expect(await lab.publish(place, { note: "flowers" })).toMatchObject({ state: "live", version: 2, note: "flowers" });
    expect(JSON.stringify(await lab.held(place))).toContain("flowers");

    const accepted = await lab.post(
      `/api/flows/${place.flowId}/rollback`,
      { tenantId: place.tenantId },
      `rollback-${place.flowId}`,
    );
    expect(accepted.statusCode).toBe(202);
    expect(await lab.ended(accepted.json().deploymentId)).toMatchObject({
      state: "live",
      kind: "rollback",
      version: 1,
    });
    expect(content(await lab.held(place))).toBe(content(before));
    const live = (await lab.get(`/api/flows/${place.flowId}/live?tenantId=${place.tenantId}`)).json();
    expect(live).toMatchObject({ version: 1, drift: "inSync" });
    const versions = (await lab.get(`/api/flows/${place.flowId}/versions`)).json();
    expect(
      versions.items.map((version: { number: number; liveOn: string[] }) => [version.number, version.liveOn]),
    ).toEqual([
      [2, []],
      [1, [place.tenantId]],
    ]);
    const again = await lab.post(
      `/api/flows/${place.flowId}/rollback`,
      { tenantId: place.tenantId },
      `again-${place.flowId}`,
    );
    expect(again.json()).toMatchObject({ status: 409, code: "nothing-to-roll-back" });

    const audit = (await lab.get(`/api/audit?flowId=${place.flowId}`)).json();
    const actions = audit.items
      .map((entry: { action: string }) => entry.action)
      .filter((action: string) => action.startsWith("DEPLOY"));
    expect(actions.toReversed()).toEqual([
      "DEPLOY_START",
      "DEPLOY_SUCCESS",
      "DEPLOY_START",
      "DEPLOY_SUCCESS",
      "DEPLOY_START",
      "DEPLOY_SUCCESS",
    ]);
    const success = audit.items.find((entry: { action: string }) => entry.action === "DEPLOY_SUCCESS");
    expect(success.details).toMatchObject({ version: 1, latency_ms: expect.any(Number) });
    const diff = (await lab.get(`/api/flows/${place.flowId}/diff?from=2&to=live:${place.tenantId}`)).json();
    expect(diff.changes).toHaveLength(1);
    expect(diff.changes[0]).toMatchObject({ kind: "changed", words: expect.stringContaining("Press 1 for sales") });
  });

  it("answers the same key with the same deployment, and refuses it for another request", async () => {
    const place = await lab.prepare();
    const url = `/api/flows/${place.flowId}/deployments`;
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => lab.post(url, { tenantId: place.tenantId }, "one-key")),
    );
    expect(new Set(replies.map((reply) => reply.body)).size).toBe(1);
    expect(replies[0]?.statusCode).toBe(202);
    await lab.ended(replies[0]?.json().deploymentId);
    expect((await lab.post(url, { tenantId: place.tenantId }, "one-key")).body).toBe(replies[0]?.body);
    const other = await lab.post(url, { tenantId: place.tenantId, note: "other" }, "one-key");
    expect(other.json()).toMatchObject({ status: 422, code: "idempotency-key-reused" });
    expect((await lab.post(url, { tenantId: place.tenantId })).json()).toMatchObject({
      status: 428,
      code: "missing-idempotency-key",
    });
    expect((await lab.post(url, { tenantId: place.tenantId }, "new-key")).json()).toMatchObject({
      status: 409,
      code: "nothing-changed",
    });
  });

  it("accepts exactly one of 60 publishes at the same moment", async () => {
    const place = await lab.prepare();
    const replies = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        lab.post(`/api/flows/${place.flowId}/deployments`, { tenantId: place.tenantId }, `race-${index}`),
      ),
    );
    expect(replies.filter((reply) => reply.statusCode === 202)).toHaveLength(1);
    const codes = new Set(replies.filter((reply) => reply.statusCode !== 202).map((reply) => reply.json().code));
    expect([...codes].every((code) => code === "deployment-in-progress" || code === "nothing-changed")).toBe(true);
    const winner = replies.find((reply) => reply.statusCode === 202);
    expect(await lab.ended(winner?.json().deploymentId)).toMatchObject({ state: "live", version: 1 });
    const list = (await lab.get(`/api/deployments?flowId=${place.flowId}`)).json();
    expect(list.items).toHaveLength(1);
  });

  it("is refused when another replica's deployment ended between the look and the acceptance", async () => {
    const place = await lab.prepare();
    const former = await lab.publish(place);
    const { pool } = lab.database;
    // What another process commits just before our row goes in, at the one moment that cannot be hit from outside.
    await pool.query(`create function end_meanwhile() returns trigger language plpgsql as $$ begin
      insert into live_flows values (new.workspace_id, new.flow_id, new.tenant_id, 'flow_other', 1, 'other', '${former.id}', now())
        on conflict do nothing;
      return new; end $$`);
    await pool.query(`delete from live_flows where flow_id = '${place.flowId}'`);
    await pool.query(`create trigger end_meanwhile before insert on deployments for each row
      when (new.flow_id = '${place.flowId}') execute function end_meanwhile()`);
    const payload = { tenantId: place.tenantId };
    const second = await lab.post(`/api/flows/${place.flowId}/deployments`, payload, "ended-meanwhile");
    await pool.query("drop function end_meanwhile cascade");
    expect(second.json()).toMatchObject({ status: 409, code: "deployment-in-progress" });
    expect((await lab.get(`/api/deployments?flowId=${place.flowId}`)).json().items).toHaveLength(1);
  });

  it("refuses a flow that would hurt callers, with every place", async () => {
    const place = await lab.prepare();
    await lab.edit(place.flowId, "x".repeat(600));
    const refused = await lab.post(`/api/flows/${place.flowId}/deployments`, { tenantId: place.tenantId }, "faulty");
    expect(refused.json()).toMatchObject({ status: 422, code: "flow-has-errors" });
    expect(refused.json().errors.map((error: { code: string }) => error.code)).toContain("tts-too-long");
    expect(refused.json().problems.length).toBeGreaterThan(0);
    const versions = (await lab.get(`/api/flows/${place.flowId}/versions`)).json();
    expect(versions.items).toEqual([]);
  });

  it.each([
    ["an unknown flow", { flowId: "flow_none" }, 404],
    ["an unknown tenant", { tenantId: "tenant_none" }, 404],
  ])("answers %s with %s", async (_, wrong, status) => {
    const place = { ...(await lab.prepare()), ...wrong };
    for (const path of ["plan", "deployments", "rollback"]) {
      const answer = await lab.post(
        `/api/flows/${place.flowId}/${path}`,
        { tenantId: place.tenantId },
        `none-${path}-${status}-${place.flowId}-${place.tenantId}`,
      );
      expect(answer.statusCode).toBe(status);
    }
    expect((await lab.get(`/api/flows/${place.flowId}/live?tenantId=${place.tenantId}`)).statusCode).toBe(status);
  });

  it("takes a flow that exists at the vendor over only when it is told to", async () => {
    const owner = await lab.prepare();
    await lab.publish(owner);
    const { externalId } = (await lab.get(`/api/flows/${owner.flowId}/live?tenantId=${owner.tenantId}`)).json();
    const place = await lab.prepare();
    const settings = { externalIds: { [place.flowId]: externalId } };
    await lab.asAdmin({ method: "PATCH", url: `/api/tenants/${place.tenantId}`, payload: { settings } });
    await lab.edit(place.flowId, "We are the new owners.");
    const refused = await lab.post(
      `/api/flows/${place.flowId}/deployments`,
      { tenantId: place.tenantId },
      `adopt-${place.flowId}`,
    );
    expect(refused.json()).toMatchObject({ status: 409, code: "drifted" });
    expect(refused.json().detail).toContain("was never published from here");
    const published = await lab.publish(place, { overDrift: refused.json().liveHash });
    expect(published.state).toBe("live");
    expect(JSON.stringify(await lab.control("GET", `/flows/${externalId}`))).toContain("new owners");
  });
});

/** What callers hear: everything but the vendor's own bookkeeping. */
function content(held: unknown): string {
  return JSON.stringify(held, (key, value: unknown) =>
    ["updatedAt", "createdAt", "version"].includes(key) ? undefined : value,
  );
}
