import type { NodeKind } from "@tonegraph/flow-model";
import type { Destinations, Profile } from "./profile.ts";

/**
 * Whether a profile lets a port of a menu lead to this kind; every port but the keys and `noInput` may lead anywhere. What
 * only the vendor has stands where the vendor had it: whether it is the vendor's own, its dialect's report says.
 */
export function mayLeadTo(profile: Profile, port: string, kind: NodeKind): boolean {
  if (kind === "vendorBlock" && profile.nodes.vendorBlock === "supported") return true;
  const destinations = destinationsOf(profile, port);
  return destinations === "any" || destinations.includes(kind);
}

/** What a profile lets a port of a menu lead to. */
export function destinationsOf(profile: Profile, port: string): Destinations {
  if (port === "noInput") return profile.timeoutDestinations;
  return port.startsWith("key:") ? profile.keyDestinations : "any";
}
