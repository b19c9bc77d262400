import type { Candidate } from "./candidate.ts";

/** The id that the vendor will know a flow by, where ids are ours; null where the vendor gives them. */
export function ownIdOf({ converter, descriptor, artefact }: Pick<Candidate, "converter" | "descriptor" | "artefact">) {
  return descriptor.capabilities.ownIds === true ? (converter.externalIdOf?.(artefact) ?? null) : null;
}
