import { ok, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { FlowStorage, StoredDraft } from "../ports.ts";

/** The draft of a flow. */
export async function getFlow(
  { workspaceId, flowId }: { readonly workspaceId: string; readonly flowId: string },
  { storage }: { readonly storage: FlowStorage },
): Promise<Result<StoredDraft, ApiFault>> {
  const draft = await storage.in(workspaceId).find(flowId);
  return draft ? ok(draft) : noSuchFlow(flowId);
}

/** 404 for a flow. */
export function noSuchFlow(flowId: string) {
  return fault("not-found", `There is no flow ${flowId.slice(0, 100)}. It may have been archived.`);
}
