import { describe, expect, it } from "vitest";
import { storedDeployment } from "../../../testing/stored-deployment.ts";
import type { DeploymentRecord } from "../deployment.ts";
import type { AcceptDependencies } from "./accept-deployment.ts";
import { runDue } from "./run-due.ts";

const NOW = new Date("2026-12-24T17:00:00Z");

function waiting(flowId: string): DeploymentRecord {
  const span = { timeZone: "UTC", from: "", until: null, startsAt: NOW.toISOString(), endsAt: null };
  const schedule = { part: "start", dueAt: NOW, partnerId: null, span } as const;
  return storedDeployment({ id: `deployment_${flowId}`, flowId, state: "scheduled", schedule });
}

describe("runDue", () => {
  it("goes on with the others when one cannot be looked at, and says which error it was", async () => {
    const looked: string[] = [];
    const store = {
      waiting: () => Promise.resolve(["a", "broken", "c", "d", "e", "f"].map(waiting)),
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
});
