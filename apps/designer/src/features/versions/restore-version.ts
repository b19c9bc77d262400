import { ApiError } from "../../lib/api/api-failure.ts";
import { callApi, fetchApi } from "../../lib/api/call-api.ts";

/** What takes the place of the draft. */
export type Restorable = { readonly version: number } | { readonly keptDraftId: string };

/**
 * Makes a version or a kept draft the draft. The draft's revision is read first, so that a save in between is refused
 * (`stale-revision`); the server keeps the present draft in the same step. Throws {@link ApiError}.
 */
export async function restoreDraft(flowId: string, what: Restorable): Promise<void> {
  const draft = await callApi("getFlow", { params: { flowId } });
  if (!draft.ok) throw new ApiError(draft.error);
  const headers = { "if-match": draft.value.etag ?? "" };
  if ("version" in what) await fetchApi("restoreVersion", { params: { flowId, number: what.version }, headers });
  else await fetchApi("restoreKeptDraft", { params: { flowId, keptDraftId: what.keptDraftId }, headers });
}
