import { ok, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { SerializedJson } from "../../../kernel/serialized-json.ts";
import type { DraftTexts } from "../ports.ts";

/** The draft of a flow; without its text where the asker says that they have this revision. */
export async function getFlow(
  place: { readonly workspaceId: string; readonly flowId: string; readonly known: readonly number[] },
  { texts }: { readonly texts: DraftTexts },
): Promise<Result<{ readonly revision: number; readonly text: SerializedJson | null }, ApiFault>> {
  const draft = await texts.find(place);
  if (draft === null) return noSuchFlow(place.flowId);
  return ok(place.known.includes(draft.revision) ? { revision: draft.revision, text: null } : draft);
}

/** 404 for a flow. */
export function noSuchFlow(flowId: string) {
  return fault("not-found", `There is no flow ${flowId.slice(0, 100)}. It may have been archived.`);
}
