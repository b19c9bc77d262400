import { contentHash, ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { Surroundings } from "../../../kernel/surroundings.ts";
import type { FlowStorage } from "../ports.ts";
import { readFlowDocument } from "../../../kernel/flow-document.ts";
import type { SavedFlow } from "./save-flow.ts";

/** Stores a new draft; a document without an id gets one. */
export async function createFlow(
  { actor, body }: { readonly actor: Actor; readonly body: unknown },
  { storage, surroundings }: { readonly storage: FlowStorage; readonly surroundings: Surroundings },
): Promise<Result<SavedFlow, ApiFault>> {
  const parsed = readFlowDocument(body);
  if (!parsed.ok) return parsed;
  const id = parsed.value.id ?? surroundings.newId("flow");
  const flow = { ...parsed.value, id };
  const document = JSON.stringify(flow);
  const at = surroundings.now();
  return storage.transaction(actor.workspaceId, async (store) => {
    const hash = contentHash(flow);
    const draft = { id, name: flow.name, document, contentHash: hash, at, by: actor.id };
    if (!(await store.insert(draft)))
      return fault("already-exists", `There is a flow with the id ${id} already. Leave the id out to get a new one.`, {
        errors: [{ pointer: "/id", code: "already-exists", message: "This id is taken." }],
      });
    await store.appendAudit({
      at,
      actor: actor.id,
      action: "flow.created",
      flowId: id,
      details: { name: flow.name, contentHash: hash },
    });
    return ok({ id, document, revision: 1 });
  });
}
