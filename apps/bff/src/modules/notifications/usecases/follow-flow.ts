import type { Following } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { NotificationStorage } from "../ports.ts";

interface FollowedFlow {
  readonly actor: Actor;
  readonly flowId: string;
}

/** Whether whoever asks follows a flow. Until they choose, those do who made it or a version of it. */
export async function readFollowing(
  { actor, flowId }: FollowedFlow,
  { storage }: { readonly storage: NotificationStorage },
): Promise<Result<Following, ApiFault>> {
  const found = await storage.in(actor.workspaceId).following(actor.id, flowId);
  if (found === null) return fault("not-found", "There is no flow with this id.");
  return ok({ following: found.chosen ?? found.worked, chosen: found.chosen !== null });
}

/** Follows a flow, or no more, for whoever asks alone. */
export async function changeFollowing(
  { following, ...flow }: FollowedFlow & { readonly following: boolean },
  dependencies: { readonly storage: NotificationStorage },
): Promise<Result<Following, ApiFault>> {
  const present = await readFollowing(flow, dependencies);
  if (!present.ok) return present;
  await dependencies.storage.in(flow.actor.workspaceId).follow(flow.actor.id, flow.flowId, following);
  return ok({ following, chosen: true });
}
