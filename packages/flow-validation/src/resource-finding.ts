import type { ResourceKind } from "./profile.ts";
import type { ResourceReference } from "./resource-references.ts";
import type { Finding, KnownResources } from "./rule.ts";

/** What is wrong with the references to one kind of thing at the vendor, among these. */
export function resourceFindings(
  references: readonly ResourceReference[],
  kind: ResourceKind,
  resources: KnownResources,
): readonly Finding[] {
  return references.flatMap((named) => (named.kind === kind ? resourceFinding(named, resources) : []));
}

/**
 * What is wrong with a reference to something at the vendor: none is chosen, or the tenant was asked and has no such id.
 * A tenant that cannot be asked has no say.
 */
export function resourceFinding({ kind, id, at }: ResourceReference, resources: KnownResources): Finding[] {
  const known = resources[kind];
  const reason = id.trim() === "" ? "empty" : known !== undefined && !known.has(id) ? "unknown" : null;
  return reason === null ? [] : [{ at, params: { id, reason } }];
}
