import { parseFlowText, type Flow, type Json, type ParseFault } from "@tonegraph/flow-model";

/** What somebody chose to import: a flow of ours, a vendor's document, or text that is neither. */
export type ImportedText =
  | { readonly kind: "nothing" }
  | { readonly kind: "faulty"; readonly faults: readonly ParseFault[] }
  | { readonly kind: "flow"; readonly flow: Flow }
  | { readonly kind: "artefact"; readonly artefact: Json };

/** The largest file that is read; a flow is far smaller. */
export const MAX_IMPORT_BYTES = 10_000_000;

const NOT_JSON: ReadonlySet<ParseFault["code"]> = new Set(["bad-json", "duplicate-name"]);

/** Tells from its text what is to be imported. A document with `formatVersion` is ours, with all its faults. */
export function readImport(text: string): ImportedText {
  if (text.replace(/^\uFEFF/, "").trim() === "") return { kind: "nothing" };
  const parsed = parseFlowText(text);
  if (parsed.ok) return { kind: "flow", flow: parsed.value };
  if (parsed.error.some(({ code }) => NOT_JSON.has(code))) return { kind: "faulty", faults: parsed.error };
  const document: Json = JSON.parse(text.replace(/^\uFEFF/, ""));
  const isOurs = typeof document === "object" && document !== null && "formatVersion" in document;
  return isOurs ? { kind: "faulty", faults: parsed.error } : { kind: "artefact", artefact: document };
}
