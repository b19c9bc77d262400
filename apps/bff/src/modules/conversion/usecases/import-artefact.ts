import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import { ok, type Json, type Result } from "@tonegraph/flow-model";
import type { Decompiled } from "@tonegraph/vendor-kit";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { ConversionDependencies } from "../ports.ts";
import { unknownDialect } from "../unknown-dialect.ts";

/** A document of a vendor's. */
export interface ImportRequest {
  readonly workspaceId: string;
  readonly dialect: string;
  readonly artefact: Json;
}

/** What a vendor's document looks like as a flow, with our ids of the flows that it leads to; stores nothing. */
export async function importArtefact(
  { workspaceId, dialect, artefact }: ImportRequest,
  { flowsAt }: Pick<ConversionDependencies, "flowsAt">,
): Promise<Result<Decompiled, ApiFault>> {
  const converter = findConverter(dialect);
  if (!converter) return unknownDialect(dialect);
  const decompiled = converter.decompile(artefact, { ourFlows: await flowsAt.ourFlowsOf(workspaceId, dialect) });
  if (decompiled.ok) return ok(decompiled.value);
  const errors = decompiled.error.map((place) => ({ ...place, pointer: `/artefact${place.pointer}` }));
  const first = errors.slice(0, 3).map((place) => `${place.pointer}: ${place.message}`);
  return fault("invalid-body", `This is not a document of ${dialect}. ${first.join("; ")}`, { errors });
}
