import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { LiveDirectory } from "../../../kernel/live-directory.ts";
import type { Surroundings } from "../../../kernel/surroundings.ts";
import type { FlowStorage } from "../ports.ts";
import { noSuchFlow } from "./get-flow.ts";

export interface ArchiveFlowDependencies {
  readonly storage: FlowStorage;
  readonly live: LiveDirectory;
  readonly surroundings: Surroundings;
}

/** Takes a flow out of every list; its versions and history stay. Refused while it answers calls anywhere. */
export async function archiveFlow(
  { actor, flowId }: { readonly actor: Actor; readonly flowId: string },
  { storage, live, surroundings }: ArchiveFlowDependencies,
): Promise<Result<null, ApiFault>> {
  const places = await live.liveOf(actor.workspaceId, [flowId]);
  if (places.length > 0) {
    const names = places.map((place) => place.tenantName).join(", ");
    return fault("in-use", `This flow answers calls on ${names}. Publish something else there first.`);
  }
  const at = surroundings.now();
  return storage.transaction(actor.workspaceId, async (store) => {
    if (!(await store.archive(flowId, { at, by: actor.id }))) return noSuchFlow(flowId);
    await store.appendAudit({ at, actor: actor.id, action: "flow.archived", flowId });
    return ok(null);
  });
}
