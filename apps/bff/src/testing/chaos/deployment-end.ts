import { setTimeout as sleep } from "node:timers/promises";
import { deploymentSchema, type Deployment } from "@tonegraph/api-contract";
import { isFinal } from "../../modules/deployments/deployment.ts";
import type { Ask } from "./balanced-ask.ts";

/** Waits until a deployment has ended; null when it has not within so many milliseconds. */
export async function deploymentEnd(
  ask: Ask,
  deploymentId: string,
  { lookEveryMs = 100, withinMs = 120_000 } = {},
): Promise<Deployment | null> {
  const until = Date.now() + withinMs;
  while (Date.now() < until) {
    const deployment = deploymentSchema.parse((await ask({ path: `/api/deployments/${deploymentId}` })).body);
    if (isFinal(deployment.state)) return deployment;
    await sleep(lookEveryMs);
  }
  return null;
}
