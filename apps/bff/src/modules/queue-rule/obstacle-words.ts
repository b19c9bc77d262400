import { hasPermission } from "@tonegraph/api-contract";
import type { LiveReading } from "../../kernel/live-reader.ts";
import type { Obstacles, QueueRuleStore } from "./ports.ts";

/** Deployments' states as the screens name them. */
const ENDED: Readonly<Record<string, string>> = { rolledBack: "rolled back" };

/** What of people's stands in the rule's way, in words; null where nothing does. */
export function obstacleWords({ isPublishing, isScheduled, approval, guarded, failed }: Obstacles): string | null {
  if (isPublishing) return "The flow is being published to this tenant right now.";
  if (approval !== null) {
    return approval.state === "waiting"
      ? `Version ${approval.version} waits for its approval on this tenant. Decide on it first.`
      : `Version ${approval.version} is approved for this tenant and not published yet. Publish it, or withdraw it.`;
  }
  if (isScheduled)
    return "Something is scheduled for this flow on this tenant; its beginning and end rest on what is live.";
  if (guarded !== null)
    return `The guard still watches version ${guarded.version}, and another version would end that.`;
  if (failed !== null) {
    const ended = ENDED[failed.state] ?? failed.state;
    return `The rule's last deployment, of version ${failed.version}, ended as ${ended}: look at it, then switch the rule off and on again.`;
  }
  return null;
}

/** Why what is live at the vendor may not be replaced; null where it may. */
export function readingWords(reading: LiveReading, deploymentId: string | null): string | null {
  if (reading.drift === "drifted") {
    return "Somebody changed the flow at the vendor since it was published from here. Look at the difference first.";
  }
  if (reading.content.kind === "unreadable") return `What is live could not be read: ${reading.content.error.message}`;
  if (reading.drift === "unknown") return "Whether somebody changed the flow at the vendor is not known.";
  return reading.record?.deploymentId === deploymentId ? null : "Another version went live meanwhile.";
}

/** Why whoever switched the rule on does not stand behind it any more; null where they do. */
export async function unfitWords(
  switchedBy: string,
  store: Pick<QueueRuleStore, "standingOf">,
): Promise<string | null> {
  const standing = await store.standingOf(switchedBy);
  const again = "Somebody who may publish can switch it on again.";
  if (standing === null) return `Whoever switched this rule on is not here any more. ${again}`;
  if (standing.isRevoked) return `The API token "${standing.name}" switched this rule on and was revoked. ${again}`;
  if (hasPermission(standing.roles, "publish")) return null;
  return `${standing.name} switched this rule on and may not publish any more. ${again}`;
}
