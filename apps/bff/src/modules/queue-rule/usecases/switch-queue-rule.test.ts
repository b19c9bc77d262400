import type { QueueRule } from "@tonegraph/api-contract";
import { flowOf, queue } from "@tonegraph/flow-model/testing";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CALM_QUEUE, NO_ANSWER, placeOf, rulesInMemory, type AskQueue } from "../../../testing/rules-in-memory.ts";
import { switchQueueRule } from "./switch-queue-rule.ts";

const ACTOR = { id: "user_1", name: "Ana", roles: ["publisher"], via: "session", workspaceId: "workspace_1" } as const;
const PATIENCE_MS = 3000;
const shop = flowOf({ nodes: { node_sales: queue("queue-sales", { label: "Sales" }) } });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const after = (ms: number) => new Promise<void>((done) => void setTimeout(done, ms));

/** Switches a rule on. Says what the request answers and after how long, and what the first look came to in the end. */
async function switchOn(ask: AskQueue) {
  const begun = Date.now();
  const faults: unknown[] = [];
  const { dependencies, looks } = rulesInMemory([placeOf("flow_shop", "Madrid", null)], { flow: () => shop, ask });
  const firstLook = (look: Promise<void>) =>
    Promise.race([look.catch((error: unknown) => void faults.push(error)), after(PATIENCE_MS)]);
  const request = { actor: ACTOR, flowId: "flow_shop", tenantId: "Madrid", on: true };
  let answer: { readonly after: number; readonly rule: QueueRule } | null = null;
  void switchQueueRule(request, { ...dependencies, firstLook }).then((switched) => {
    if (switched.ok) answer = { after: Date.now() - begun, rule: switched.value };
  });
  await vi.advanceTimersByTimeAsync(60_000);
  return { answer, faults, looks };
}

describe("switching a rule on", () => {
  it.each<
    [string, AskQueue, { after: number; decision: Partial<NonNullable<QueueRule["decision"]>> | null; kept: string[] }]
  >([
    [
      "says what the rule goes by",
      async () => CALM_QUEUE,
      { after: 0, decision: { outcome: "stays", words: expect.any(String) }, kept: ["stays"] },
    ],
    [
      "waits for a vendor that takes a moment",
      () => after(2900).then(() => CALM_QUEUE),
      { after: 2900, decision: { outcome: "stays" }, kept: ["stays"] },
    ],
    [
      "does not wait for a slow one: it is on, and the look is kept when it comes",
      () => after(10_000).then(() => CALM_QUEUE),
      { after: PATIENCE_MS, decision: null, kept: ["stays"] },
    ],
    [
      "does not wait for one that never answers: it is on, and nothing is known",
      () => new Promise(() => {}),
      { after: PATIENCE_MS, decision: null, kept: [] },
    ],
    [
      "says which queue could not be asked, and why",
      async () => NO_ANSWER,
      {
        after: 0,
        decision: { outcome: "unknown", words: expect.stringContaining("Sales: The vendor did not answer in time.") },
        kept: ["unknown"],
      },
    ],
    [
      "says which queue is not there",
      async () => ({ ok: true, value: null }),
      {
        after: 0,
        decision: {
          outcome: "unknown",
          words: expect.stringContaining("Sales: there is no such queue at the vendor."),
        },
        kept: ["unknown"],
      },
    ],
  ])("%s", async (...[, ask, expected]) => {
    const { answer, faults, looks } = await switchOn(ask);
    expect(answer).toMatchObject({
      after: expected.after,
      rule: { on: true, switched: { by: "Ana" }, decision: expected.decision },
    });
    expect(looks.map(({ outcome }) => outcome)).toEqual(expected.kept);
    expect(faults).toEqual([]);
  });

  it("is on also where looking fails, which is told to the log and to nobody else", async () => {
    const { answer, faults, looks } = await switchOn(async () => {
      throw new Error("a bug in a client");
    });
    expect(answer).toMatchObject({ after: 0, rule: { on: true, decision: null } });
    expect(faults).toEqual([new Error("a bug in a client")]);
    expect(looks).toEqual([]);
  });
});
