import type { GuardWatchDetail } from "@tonegraph/api-contract";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { labTenant } from "../../testing/lab-tenant.ts";
import { DIALECT, startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";

const MINUTE_MS = 60_000;
let lab: PublishingLab;
beforeAll(async () => {
  lab = await startPublishingLab([], { guardEveryMs: 200 });
  await lab.control("POST", "/callers", { seed: 7, callsPerHour: 400, sinceDays: 1, rhythm: "flat" });
});
afterAll(() => lab.close());

/** Moves our clock and the vendor's. */
async function pass(ms: number): Promise<void> {
  lab.surroundings.advance(ms);
  await fetch(`${lab.sandboxUrl}/_control/clock`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ at: lab.surroundings.now().toISOString() }),
  });
}

async function watchOf(flowId: string): Promise<GuardWatchDetail> {
  const { items } = (await lab.get(`/api/guard/watches?flowId=${flowId}`)).json();
  return (await lab.get(`/api/guard/watches/${items[0]?.id}`)).json();
}

async function leadSupportTo(flowId: string, queueId: string): Promise<void> {
  const draft = await lab.get(`/api/flows/${flowId}`);
  const payload = JSON.parse(draft.body.replaceAll("queue_tech_001", queueId));
  const headers = { "if-match": String(draft.headers.etag) };
  const saved = await lab.asAdmin({ method: "PUT", url: `/api/flows/${flowId}`, payload, headers });
  if (saved.statusCode !== 200) throw new Error(saved.body);
}

it("a version that loses callers is brought back at the vendor, by the guard, from synthetic callers alone", async () => {
  const { flowId, tenantId } = await lab.prepare();
  const settings = { ...labTenant(lab.sandboxUrl, DIALECT).settings, callFeed: "sandbox" };
  await lab.asAdmin({ method: "PATCH", url: `/api/tenants/${tenantId}`, payload: { settings } });
  const guard = { mode: "on", action: "rollBack", skipShadow: true };
  await lab.asAdmin({ method: "PUT", url: `/api/flows/${flowId}/guard`, payload: guard });
  const place = { flowId, tenantId };
  expect(await lab.publish(place)).toMatchObject({ state: "live", version: 1 });
  await lab.database.pool.query("update deployments set ended_at = ended_at - interval '3 hours' where flow_id = $1", [
    flowId,
  ]);
  await leadSupportTo(flowId, "queue_tech_01");
  expect(await lab.publish(place)).toMatchObject({ state: "live", version: 2 });
  // The vendor closes the queue that only the new version leads to.
  await lab.control("DELETE", "/resources/queue/queue_tech_01");
  await vi.waitFor(async () => expect(await watchOf(flowId)).toMatchObject({ state: "watching" }), { timeout: 60_000 });
  await pass(60 * MINUTE_MS);
  await vi.waitFor(async () => expect(await watchOf(flowId)).toMatchObject({ outcome: "rolledBack" }), {
    timeout: 60_000,
    interval: 200,
  });
  const watch = await watchOf(flowId);
  const { overall, nodes, rollbackDeploymentId } = watch;
  const rate = ({ calls, lost }: { calls: number; lost: number }) => lost / calls;
  expect(rate(overall?.seen ?? { calls: 1, lost: 0 })).toBeGreaterThan(
    rate(overall?.former ?? { calls: 1, lost: 1 }) * 3,
  );
  // It acts from 50 calls on, and nearly every call comes by the main menu.
  const calls = overall?.seen.calls ?? 0;
  expect(calls).toBeGreaterThanOrEqual(50);
  expect(nodes["node_main_menu"]?.seen.calls).toBeGreaterThan(calls / 2);
  const rollback = (await lab.get(`/api/deployments/${rollbackDeploymentId}`)).json();
  expect(rollback).toMatchObject({ kind: "rollback", version: 1, state: "live", createdBy: "guard" });
  const held = JSON.stringify(await lab.held(place));
  expect(held).toContain('"queue_tech_001"');
  expect(held).not.toContain('"queue_tech_01"');
});
