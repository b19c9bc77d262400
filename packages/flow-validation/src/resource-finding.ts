import type { ResourceKind } from "./profile.ts";
import type { Finding, KnownResources } from "./rule.ts";

/**
 * What is wrong with a reference to something at the vendor: none is chosen, or the tenant was asked and has no such id.
 * A tenant that cannot be asked has no say.
 */
export function resourceFinding(
  id: string,
  kind: ResourceKind,
  { resources, at }: { readonly resources: KnownResources; readonly at: Finding["at"] },
): Finding[] {
  const known = resources[kind];
  const reason = id.trim() === "" ? "empty" : known !== undefined && !known.has(id) ? "unknown" : null;
  return reason === null ? [] : [{ at, params: { id, reason } }];
}
