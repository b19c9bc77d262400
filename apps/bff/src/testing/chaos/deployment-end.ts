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
    const answer = await ask({ path: `/api/deployments/${deploymentId}` });
    const deployment = answer.status === 200 ? deploymentSchema.parse(answer.body) : null;
    if (deployment !== null && isFinal(deployment.state)) return deployment;
    await sleep(lookEveryMs);
  }
  return null;
}
