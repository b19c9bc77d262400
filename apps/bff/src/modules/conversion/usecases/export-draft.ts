import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import { ok, parseFlow, type Result } from "@tonegraph/flow-model";
import type { Compiled } from "@tonegraph/vendor-kit";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { DraftDocuments } from "../ports.ts";
import { unknownDialect } from "../unknown-dialect.ts";

export interface ExportDraftRequest {
  readonly workspaceId: string;
  readonly flowId: string;
  readonly dialect: string;
}

/** The draft in a dialect, with everything that the dialect does not carry as drawn. */
export async function exportDraft(
  { workspaceId, flowId, dialect }: ExportDraftRequest,
  { drafts }: { readonly drafts: DraftDocuments },
): Promise<Result<Compiled, ApiFault>> {
  const converter = findConverter(dialect);
  if (!converter) return unknownDialect(dialect);
  const document = await drafts.findDocument(workspaceId, flowId);
  if (document === null)
    return fault("not-found", `There is no flow ${flowId.slice(0, 100)}. It may have been archived.`);
  const flow = parseFlow(JSON.parse(document));
  if (!flow.ok) throw new Error(`the stored draft ${flowId} cannot be read: ${JSON.stringify(flow.error)}`);
  return ok(converter.compile(flow.value));
}
