import type { Flow } from "@tonegraph/flow-model";
import type { AnswerOf } from "../../lib/api/route-types.ts";
import type { ImportedText } from "./read-import.ts";

/** The flow that the import would store; null until there is one. */
export function flowToImport(imported: ImportedText, converted: AnswerOf<"importFlow"> | undefined): Flow | null {
  if (imported.kind === "flow") return imported.flow;
  if (imported.kind !== "artefact" || converted === undefined) return null;
  const { languages, ...flow } = converted.flow;
  return { ...flow, languages: languages ?? [flow.defaultLanguage] };
}
