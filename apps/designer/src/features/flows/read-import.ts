import { parseFlow, type Flow, type Json, type ParseFault } from "@tonegraph/flow-model";

/** What somebody chose to import: a flow of ours, a vendor's document, or text that is neither. */
export type ImportedText =
  | { readonly kind: "nothing" }
  | { readonly kind: "notJson"; readonly why: string }
  | { readonly kind: "faulty"; readonly faults: readonly ParseFault[] }
  | { readonly kind: "flow"; readonly flow: Flow }
  | { readonly kind: "artefact"; readonly artefact: Json };

/** The largest file that is read; a flow is far smaller. */
export const MAX_IMPORT_BYTES = 10_000_000;

/** Tells from its text what is to be imported. A document with `formatVersion` is ours, with all its faults. */
export function readImport(text: string): ImportedText {
  if (text.trim() === "") return { kind: "nothing" };
  let document: Json;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return { kind: "notJson", why: error instanceof Error ? error.message : String(error) };
  }
  if (typeof document !== "object" || document === null || !("formatVersion" in document)) {
    return { kind: "artefact", artefact: document };
  }
  const parsed = parseFlow(document);
  return parsed.ok ? { kind: "flow", flow: parsed.value } : { kind: "faulty", faults: parsed.error };
}
