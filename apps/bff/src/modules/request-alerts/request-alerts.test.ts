import type { Notification } from "@tonegraph/api-contract";
import type { Flow } from "@tonegraph/flow-model";
import { flowOf, httpRequest, queue } from "@tonegraph/flow-model/testing";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { labTenant } from "../../testing/lab-tenant.ts";
import { startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";

const DIALECT = "cxone-flow-steps";
const WAYS = {
  success: "node_known",
  unauthorized: "node_other",
  notFound: "node_other",
  clientError: "node_other",
  serverError: "node_down",
  timeout: "node_down",
};
let lab: PublishingLab;
beforeAll(async () => {
  lab = await startPublishingLab([], { requestAlertsEveryMs: 200 });
});
afterAll(() => lab.close());

const lookUp = flowOf({
  nodes: {
    node_ask: httpRequest({ label: "Look-up", url: "https://crm.example/v1", timeoutMs: 3000 }),
    node_known: queue("queue_sales_001"),
    node_other: queue("queue_general"),
    node_down: queue("queue_tech_001"),
  },
  wires: ["node_start -> node_ask", ...Object.entries(WAYS).map(([port, to]) => `node_ask.${port} -> ${to}`)],
});

const waiting = flowOf({
  nodes: {
    ...lookUp.nodes,
    node_ask: httpRequest({
      label: "Ticket",
      url: "https://crm.example/v1",
      timeoutMs: 3000,
      asyncCallback: { maxWaitMs: 20_000 },
      fillerPromptId: "prompt_moment",
    }),
  },
  wires: ["node_start -> node_ask", ...Object.entries(WAYS).map(([port, to]) => `node_ask.${port} -> ${to}`)],
  prompts: { prompt_moment: "One moment." },
});

/** Moves our clock and the vendor's. */
async function pass(minutes: number): Promise<void> {
  lab.surroundings.advance(minutes * 60_000);
  await fetch(`${lab.sandboxUrl}/_control/clock`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ at: lab.surroundings.now().toISOString() }),
  });
}

const failing = (failingRequests: number) =>
  lab.control("POST", "/callers", { seed: 3, callsPerHour: 600, rhythm: "flat", habits: { failingRequests } }, DIALECT);

async function told(flowId: string): Promise<readonly Notification[]> {
  const { items } = (await lab.get("/api/notifications?limit=200")).json();
  return items.filter((item: Notification) => item.flowId === flowId && item.kind === "requestsFail");
}

/** A flow whose requests fail has been live for twenty minutes, and people are told of it. */
async function failingFlow(flow: Flow) {
  await failing(0.6);
  const place = await lab.prepare(flow, DIALECT);
  const settings = { ...labTenant(lab.sandboxUrl, DIALECT).settings, callFeed: "sandbox" };
  await lab.asAdmin({ method: "PATCH", url: `/api/tenants/${place.tenantId}`, payload: { settings } });
  expect(await lab.publish(place)).toMatchObject({ state: "live" });
  await pass(20);
  await vi.waitFor(async () => expect(await told(place.flowId)).toHaveLength(1), { timeout: 60_000, interval: 200 });
  const [alert] = await told(place.flowId);
  return { place, alert };
}

it("people are told once while more than 5 % of the requests of callers fail, and it settles when they do no more", async () => {
  const { place, alert } = await failingFlow(lookUp);
  expect(alert).toMatchObject({ version: 1, tenantId: place.tenantId, settledAt: null });
  expect(alert?.said).toMatch(/^\d+ of \d+ requests within 10 minutes, at “Look-up”: \d+ server errors \(5xx\)\.$/);

  // It goes on: nobody is told again.
  await pass(5);
  const jobs = await lab.database.pool.query(
    "select count(*)::int as open from request_alerts where closed_at is null",
  );
  expect(jobs.rows).toEqual([{ open: 1 }]);
  await failing(0);
  await pass(15);
  await vi.waitFor(async () => expect((await told(place.flowId))[0]?.settledAt).not.toBeNull(), {
    timeout: 60_000,
    interval: 200,
  });
  expect(await told(place.flowId)).toHaveLength(1);
});

it("a result that never comes after a 202 is told as what it is", async () => {
  const { alert } = await failingFlow(waiting);
  expect(alert?.said).toMatch(
    /^\d+ of \d+ requests within 10 minutes, at “Ticket”: \d+ results that never came after a 202\.$/,
  );
});
