import { flowOf, queue } from "@tonegraph/flow-model/testing";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { CALM_QUEUE, freshRule, placeOf, rulesInMemory } from "../../../testing/rules-in-memory.ts";
import { runQueueRules } from "./run-queue-rules.ts";

const TENANTS = ["tenant_1", "tenant_2", "tenant_3", "tenant_4", "tenant_5"];
const FLOWS = ["a", "b", "c", "d", "e", "f", "g", "h"];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Every flow leads to a queue of its own and to one that all of them share. */
const flow = (flowId: string) =>
  flowOf({ nodes: { node_own: queue(`queue-${flowId}`), node_shared: queue("queue-shared") } });

/** A round over 40 rules on 5 tenants, each of which answers after its own time. Says what was asked, and who was done when. */
async function round(answersAfterMs: (tenantId: string) => number) {
  const begun = Date.now();
  const places = TENANTS.flatMap((tenantId) =>
    FLOWS.map((flowId) => placeOf(flowId, tenantId, freshRule(new Date(0)))),
  );
  const asked: string[] = [];
  let [running, most] = [0, 0];
  const { dependencies, looks } = rulesInMemory(places, {
    flow,
    async ask(tenantId, queueId) {
      asked.push(`${tenantId} ${queueId}`);
      running += 1;
      most = Math.max(most, running);
      await new Promise((done) => setTimeout(done, answersAfterMs(tenantId)));
      running -= 1;
      return CALM_QUEUE;
    },
  });
  const doneAt = new Map<string, number>();
  const ended = runQueueRules("workspace_1", { ...dependencies, firstLook: (look) => look }).then((failures) => {
    doneAt.set("round", Date.now() - begun);
    return failures;
  });
  for (let passed = 0; passed < 200_000 && !doneAt.has("round"); passed += 50) {
    await vi.advanceTimersByTimeAsync(50);
    for (const tenantId of TENANTS) {
      const all = looks.filter((look) => look.tenantId === tenantId).length === FLOWS.length;
      if (all && !doneAt.has(tenantId)) doneAt.set(tenantId, Date.now() - begun);
    }
  }
  return { asked, most, looks, doneAt, failures: await ended };
}

it("asks each of 45 queues once for 40 rules, four tenants beside each other and one question of each at a time", async () => {
  const { asked, most, looks, failures } = await round(() => 100);
  expect(looks).toHaveLength(40);
  expect(failures).toEqual([]);
  expect(asked).toHaveLength(TENANTS.length * (FLOWS.length + 1));
  expect(new Set(asked).size).toBe(asked.length);
  expect(most).toBe(4);
});

it("is done with the other tenants while one is slow", async () => {
  const { doneAt } = await round((tenantId) => (tenantId === "tenant_1" ? 10_000 : 100));
  const slow = 9 * 10_000;
  expect(doneAt.get("tenant_1")).toBe(slow);
  expect(doneAt.get("round")).toBe(slow);
  // Three go beside the slow one, the fifth as soon as one of them is done.
  for (const tenantId of ["tenant_2", "tenant_3", "tenant_4"]) expect(doneAt.get(tenantId)).toBe(900);
  expect(doneAt.get("tenant_5")).toBe(1800);
});
