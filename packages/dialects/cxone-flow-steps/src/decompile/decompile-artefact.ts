import { err, ok, parseFlow, sameJson, type Json, type ParseFault, type Result } from "@tonegraph/flow-model";
import { type Decompiled, type JsonObject, withoutFields } from "@tonegraph/vendor-kit";
import { looseBundle, readBundle } from "../bundle.ts";
import { compileDrawing } from "../compile/compile-drawing.ts";
import { unseal, type LooseBundle } from "../flow-ids.ts";
import { DIALECT_ID, METADATA_FIELDS } from "../wire.ts";
import { drawBundle } from "./draw-bundle.ts";
import { maskSecrets } from "./mask-secrets.ts";
import { storageFaults } from "./read-flows.ts";

/**
 * What the vendor has (a bundle of ours, or one flow of the vendor's) → flow. What a drawing cannot say is kept: where
 * compiling the drawing would not give the flows back, their copy goes into `vendorExtras`, and compiling takes it from there.
 */
export function decompileArtefact(artefact: Json): Result<Decompiled, readonly ParseFault[]> {
  const unsafe = storageFaults(artefact);
  if (unsafe.length > 0) return err(unsafe);
  const { artefact: shown, report: masked } = maskSecrets(artefact);
  const bundle = readBundle(shown);
  if (bundle === null)
    return err([
      { pointer: "", code: "wrong-type", message: "This is neither a CXone flow nor a flow with its sub-flows." },
    ]);
  const isBare = !(typeof artefact === "object" && artefact !== null && "main" in artefact);
  const copy = contentOf(unseal(bundle));
  const drawn = drawBundle(copy, isBare);
  if (!drawn.ok) return drawn;
  const { flow, stepIds } = drawn.value;
  const report = [...drawn.value.report, ...masked];
  const compiled = contentOf(looseBundle(compileDrawing(flow, undefined, stepIds).bundle));
  const extras = {
    ...(stepIds.size === 0 ? {} : { stepIds: Object.fromEntries(stepIds) }),
    ...(sameJson(compiled, copy) ? {} : { vendorCopy: copy }),
  };
  if (Object.keys(extras).length === 0) return ok({ flow, report });
  const parsed = parseFlow({ ...flow, vendorExtras: { [DIALECT_ID]: extras } });
  return parsed.ok ? ok({ flow: parsed.value, report }) : parsed;
}

// Versions are counted by whoever writes, so they are no part of what is kept.
function contentOf({ main, subFlows }: LooseBundle): LooseBundle {
  const content = (flow: JsonObject): JsonObject => withoutFields(flow, METADATA_FIELDS);
  return { main: content(main), subFlows: subFlows.map(content) };
}
