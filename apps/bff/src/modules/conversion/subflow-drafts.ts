import { parseFlow, type Flow } from "@tonegraph/flow-model";
import type { KnownFlows } from "@tonegraph/flow-validation";
import { flowsBehind } from "../../kernel/flows-behind.ts";
import type { DraftDocuments } from "./ports.ts";

/** The workspace's drafts behind a flow's sub-flows; one that is not there, or cannot be read, is left out. */
export function subflowDrafts(workspaceId: string, flow: Flow, drafts: DraftDocuments): Promise<KnownFlows> {
  return flowsBehind([flow], async (flowId) => {
    const document = await drafts.findDocument(workspaceId, flowId);
    const parsed = document === null ? null : parseFlow(JSON.parse(document));
    return parsed?.ok ? parsed.value : null;
  });
}
