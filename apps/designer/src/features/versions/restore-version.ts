import { ApiError } from "../../lib/api/api-failure.ts";
import { callApi, fetchApi } from "../../lib/api/call-api.ts";
import { words } from "../../lib/messages/words.ts";

/**
 * Makes a version the draft. The draft's revision is read first and the draft is frozen as a version of its own, so that
 * a save in between is refused (`stale-revision`) and nothing is lost. Throws {@link ApiError}.
 */
export async function restoreVersion(flowId: string, number: number): Promise<void> {
  const draft = await callApi("getFlow", { params: { flowId } });
  if (!draft.ok) throw new ApiError(draft.error);
  const version = await fetchApi("getVersion", { params: { flowId, number } });
  await fetchApi("createVersion", { params: { flowId }, body: { note: words.versions.restoring.keptNote(number) } });
  await fetchApi("putFlow", {
    params: { flowId },
    headers: { "if-match": draft.value.etag ?? "" },
    body: { ...version.flow, id: flowId },
  });
}
