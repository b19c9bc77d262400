import type { Json } from "@tonegraph/flow-model";

/** What callers hear of a line: everything but the vendor's own revision counter. */
export function normalise(artefact: Json): Json {
  if (typeof artefact !== "object" || artefact === null || Array.isArray(artefact)) return artefact;
  return Object.fromEntries(Object.entries(artefact).filter(([name]) => name !== "revision"));
}
