import { contentHash, ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import { readIfMatch, revisionTag } from "../../../kernel/revision-tag.ts";
import type { Surroundings } from "../../../kernel/surroundings.ts";
import type { FlowStorage } from "../ports.ts";
import { noSuchFlow } from "./get-flow.ts";
import { readFlowDocument } from "../../../kernel/flow-document.ts";

/** A draft after it was stored. */
export interface SavedFlow {
  readonly id: string;
  readonly document: string;
  readonly revision: number;
}

export interface SaveFlowRequest {
  readonly actor: Actor;
  readonly flowId: string;
  readonly ifMatch: string | undefined;
  readonly body: unknown;
}

/** Saves a draft on top of the revision it was made from; of two saves of one revision exactly one wins. */
export async function saveFlow(
  { actor, flowId, ifMatch, body }: SaveFlowRequest,
  { storage, surroundings }: { readonly storage: FlowStorage; readonly surroundings: Surroundings },
): Promise<Result<SavedFlow, ApiFault>> {
  const revisions = readIfMatch(ifMatch);
  if (!revisions.ok) return revisions;
  const parsed = readFlowDocument(body);
  if (!parsed.ok) return parsed;
  if (parsed.value.id !== undefined && parsed.value.id !== flowId) return otherId(flowId);
  const flow = { ...parsed.value, id: flowId };
  const document = JSON.stringify(flow);
  const hash = contentHash(flow);
  const at = surroundings.now();
  return storage.transaction(actor.workspaceId, async (store) => {
    const former = await store.find(flowId);
    if (!former) return noSuchFlow(flowId);
    if (!revisions.value.includes(former.revision)) return stale(former.revision);
    const draft = { id: flowId, name: flow.name, document, contentHash: hash, at, by: actor.id };
    const revision = await store.save(draft, former.revision);
    if (revision === null) {
      const present = await store.find(flowId);
      return present ? stale(present.revision) : noSuchFlow(flowId);
    }
    await store.appendAudit({
      at,
      actor: actor.id,
      action: "flow.saved",
      flowId,
      details: { revision, contentHash: hash },
    });
    return ok({ id: flowId, document, revision });
  });
}

function otherId(flowId: string) {
  return fault(
    "invalid-flow",
    `/id: the document names another flow than the address; send it to its own address or leave the id out.`,
    {
      errors: [{ pointer: "/id", code: "other-id", message: `This must be ${flowId}.` }],
    },
  );
}

function stale(revision: number) {
  return fault("stale-revision", `Somebody saved this flow since you opened it; it is at revision ${revision} now.`, {
    extra: { revision },
    headers: { etag: revisionTag(revision) },
  });
}
