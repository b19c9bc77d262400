import type { LivePlace, LiveReading } from "../../kernel/live-reader.ts";
import type { DeploymentRecord } from "./deployment.ts";
import type { DeploymentStorage } from "./ports.ts";

/**
 * The publish whose answer was lost, so that the vendor may have a flow that nobody knows here; null once something of ours
 * is known to be there, or somebody has said which flow it is.
 */
export async function lostCreation(
  { workspaceId, flowId, tenantId }: LivePlace,
  { record, externalId }: Pick<LiveReading, "record" | "externalId">,
  storage: DeploymentStorage,
): Promise<DeploymentRecord | null> {
  if (record !== null || externalId !== null) return null;
  const [last] = await storage.in(workspaceId).list({ flowId, tenantId, state: "unknown", limit: 1 });
  return last?.error?.code === CREATION_LOST ? last : null;
}

/** Nothing tells whether the vendor made the flow. */
export const CREATION_LOST = "creation-lost";
