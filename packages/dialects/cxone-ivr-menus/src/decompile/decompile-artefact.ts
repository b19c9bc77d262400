import { err, ok, parseFlow, sameJson, type Json, type ParseFault, type Result } from "@tonegraph/flow-model";
import { type Decompiled, isJsonObject, type JsonObject, withoutFields } from "@tonegraph/vendor-kit";
import { compileDrawing } from "../compile/compile-flow.ts";
import { asJson } from "../compile/keep-vendor-parts.ts";
import { DIALECT_ID, METADATA_FIELDS } from "../wire.ts";
import { drawFlow } from "./draw-flow.ts";

/**
 * The vendor's document (with or without its metadata) → flow. What a drawing cannot say is kept: where compiling the
 * drawing would not give the document back, its copy goes into `vendorExtras`, and compiling takes it from there.
 */
export function decompileArtefact(artefact: Json): Result<Decompiled, readonly ParseFault[]> {
  if (!isJsonObject(artefact))
    return err([{ pointer: "", code: "wrong-type", message: "A CXone flow is a JSON object." }]);
  const vendorCopy = withoutFields(artefact, METADATA_FIELDS);
  const drawn = drawFlow(vendorCopy);
  if (!drawn.ok) return drawn;
  const { flow, report } = drawn.value;
  if (sameJson(asJson(compileDrawing(flow).artefact), vendorCopy)) return ok({ flow, report });
  return withCopy(drawn.value, vendorCopy);
}

// Parsed again with the copy in it: whatever could not be stored in a flow (too deep, names that are not allowed) is a
// fault with its place in the vendor's document.
function withCopy({ flow, report }: Decompiled, vendorCopy: JsonObject): Result<Decompiled, readonly ParseFault[]> {
  const parsed = parseFlow({ ...flow, vendorExtras: { [DIALECT_ID]: { vendorCopy } } });
  if (parsed.ok) return ok({ flow: parsed.value, report });
  const prefix = `/vendorExtras/${DIALECT_ID}/vendorCopy`;
  return err(parsed.error.map((fault) => ({ ...fault, pointer: fault.pointer.replace(prefix, "") })));
}
