import type { LivePlace, LiveReading } from "../../kernel/live-reader.ts";
import type { DeploymentRecord } from "./deployment.ts";
import type { DeploymentStorage } from "./ports.ts";

/**
 * The publish whose answer was lost, so that the vendor may have a flow that nobody knows here; null once something of ours
 * is known to be there, or somebody has said which flow it is.
 */
export async function lostCreation(
  { workspaceId, flowId, tenantId }: LivePlace,
  { record, externalId, content }: Pick<LiveReading, "record" | "externalId" | "content">,
  storage: DeploymentStorage,
): Promise<DeploymentRecord | null> {
  if (content.kind !== "absent" || (record === null && externalId !== null)) return null;
  const [last] = await storage.in(workspaceId).list({ flowId, tenantId, state: "unknown", limit: 1 });
  if (last?.error?.code !== CREATION_LOST) return null;
  return record === null || record.since <= last.createdAt ? last : null;
}

/** Nothing tells whether the vendor made the flow. */
export const CREATION_LOST = "creation-lost";
