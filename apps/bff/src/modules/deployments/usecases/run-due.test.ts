import { describe, expect, it } from "vitest";
import { storedDeployment } from "../../../testing/stored-deployment.ts";
import type { DeploymentRecord } from "../deployment.ts";
import type { AcceptDependencies } from "./accept-deployment.ts";
import { runDue } from "./run-due.ts";

const NOW = new Date("2026-12-24T17:00:00Z");

function waiting(flowId: string, dueAt = NOW): DeploymentRecord {
  const span = { timeZone: "UTC", from: "", until: null, startsAt: NOW.toISOString(), endsAt: null };
  const schedule = { part: "start", dueAt, partnerId: null, span } as const;
  return storedDeployment({ id: `deployment_${flowId}`, flowId, state: "scheduled", schedule });
}

describe("runDue", () => {
  it("goes on with the others when one cannot be looked at, and says which error it was", async () => {
    const looked: string[] = [];
    const store = {
      waiting: () => Promise.resolve(["a", "broken", "c", "d", "e", "f"].map((flowId) => waiting(flowId))),
      findLive: () => Promise.resolve(null),
      findActive: ({ flowId }: { readonly flowId: string }) => {
        if (flowId === "broken") return Promise.reject(new Error("broken row"));
        looked.push(flowId);
        return Promise.resolve("busy");
      },
    };
    // Only what a busy place needs; anything else that was called would throw.
    const dependencies = { storage: { in: () => store }, surroundings: { now: () => NOW } };
    const run = runDue("ws", dependencies as unknown as AcceptDependencies);
    await expect(run).rejects.toMatchObject({ errors: [new Error("broken row")] });
    expect(looked.toSorted()).toEqual(["a", "c", "d", "e", "f"]);
  });

  it("begins nothing of which the row cannot be read", async () => {
    const row = { ...waiting("broken"), unreadable: ["window_json"] };
    const store = { waiting: () => Promise.resolve([row]) };
    const dependencies = { storage: { in: () => store }, surroundings: { now: () => NOW } };
    const run = runDue("ws", dependencies as unknown as AcceptDependencies);
    const words = "the row of deployment deployment_broken cannot be read: window_json";
    await expect(run).rejects.toMatchObject({ errors: [new Error(words)] });
  });

  it.each([
    ["is looked at again", 14, undefined],
    ["ends as failed, for people to read", 15, { state: "failed", error: { code: "internal-error" } }],
  ])("where one cannot be looked at, it %s %i minutes after its time", async (...[, minutes, ended]) => {
    const ends = new Map<string, unknown>();
    const store = {
      waiting: () => Promise.resolve([waiting("broken", new Date(NOW.getTime() - minutes * 60_000))]),
      findLive: () => Promise.reject(new Error("broken row")),
      endScheduled: (id: string, end: unknown) => Promise.resolve(ends.set(id, end)),
      announce: () => Promise.resolve(),
      appendAudit: () => Promise.resolve(),
    };
    const dependencies = {
      storage: { in: () => store, transaction: (_: string, work: (one: typeof store) => unknown) => work(store) },
      surroundings: { now: () => NOW, newUuid: () => "uuid" },
    };
    const run = runDue("ws", dependencies as unknown as AcceptDependencies);
    await expect(run).rejects.toMatchObject({ errors: [new Error("broken row")] });
    const end = ends.get("deployment_broken");
    if (ended === undefined) expect(end).toBeUndefined();
    else expect(end).toMatchObject(ended);
  });
});
