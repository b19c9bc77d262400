import { err, ok, parseFlow, sameJson, type Json, type ParseFault, type Result } from "@tonegraph/flow-model";
import { isJsonObject, withoutFields, type Decompiled, type JsonObject } from "@tonegraph/vendor-kit";
import { compileDrawing } from "../compile/compile-flow.ts";
import { takeQueueSettings } from "../queue-settings.ts";
import { DIALECT_ID, METADATA_FIELDS } from "../wire.ts";
import { drawFlow } from "./draw-flow.ts";

/**
 * The vendor's document (with or without its metadata and phrases) → flow. What a drawing cannot say is kept: where
 * compiling the drawing would not give the document back, its copy goes into `vendorExtras`, and compiling takes it from
 * there.
 */
export function decompileArtefact(artefact: Json): Result<Decompiled, readonly ParseFault[]> {
  if (!isJsonObject(artefact))
    return err([{ pointer: "", code: "wrong-type", message: "A Genesys Cloud flow is a JSON object." }]);
  const whole = asFirstVersion(withoutFields(artefact, METADATA_FIELDS));
  const queues = takeQueueSettings(whole);
  const vendorCopy = queues?.artefact ?? whole;
  const drawn = drawFlow(vendorCopy);
  if (!drawn.ok) return drawn;
  const saysAll = sameJson(compileDrawing(drawn.value.flow).artefact, vendorCopy);
  const extras = { ...queues?.extras, ...(saysAll ? {} : { vendorCopy }) };
  return Object.keys(extras).length === 0 ? drawn : withExtras(drawn.value, extras);
}

/** A write gives the version that follows the vendor's, so the number in a copy says nothing. */
function asFirstVersion(artefact: JsonObject): JsonObject {
  const settings = artefact["settings"];
  if (!isJsonObject(settings) || settings["version"] === undefined) return artefact;
  return { ...artefact, settings: { ...settings, version: 1 } };
}

// Parsed again with what is kept in it: whatever could not be stored in a flow (too deep, names that are not allowed) is a
// fault with its place in the vendor's document.
function withExtras({ flow, report }: Decompiled, extras: JsonObject): Result<Decompiled, readonly ParseFault[]> {
  const parsed = parseFlow({ ...flow, vendorExtras: { [DIALECT_ID]: extras } });
  if (parsed.ok) return ok({ flow: parsed.value, report });
  const prefix = `/vendorExtras/${DIALECT_ID}/vendorCopy`;
  return err(parsed.error.map((fault) => ({ ...fault, pointer: fault.pointer.replace(prefix, "") })));
}
