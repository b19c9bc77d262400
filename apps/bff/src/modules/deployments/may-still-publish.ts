import { hasPermission } from "@tonegraph/api-contract";
import { fault } from "../../kernel/fault.ts";
import type { DeploymentStore } from "./ports.ts";

/**
 * The refusal of what somebody scheduled who may not publish any more, or is not here any more; null where they may. What
 * they were allowed when they scheduled it says nothing about the day on which callers hear it.
 */
export async function refuseUnfit(
  actorId: string,
  store: Pick<DeploymentStore, "standingOf">,
): Promise<ReturnType<typeof fault> | null> {
  const standing = await store.standingOf(actorId);
  if (standing === null) return fault("not-allowed", `Whoever scheduled this is not here any more. ${NOTHING_DONE}`);
  if (standing.isRevoked) {
    return fault("not-allowed", `The API token "${standing.name}" scheduled this and was revoked. ${NOTHING_DONE}`);
  }
  if (hasPermission(standing.roles, "publish")) return null;
  return fault("not-allowed", `${standing.name} scheduled this and may not publish any more. ${NOTHING_DONE}`);
}

const NOTHING_DONE = "Nothing was changed. Somebody who may publish can schedule it again.";
