import { combineProfiles, type Profile } from "@tonegraph/flow-validation";
import type { DialectDescriptor } from "@tonegraph/vendor-kit";

/**
 * The profile of a flow that every target can carry: the strictest of each limit. What a target carries in another way is
 * told when the flow is published there: told for all of them at once, every block would have a warning.
 */
export function portableProfile(targets: readonly DialectDescriptor[]): Profile {
  const profiles = targets.map((target) => target.profile);
  return { ...combineProfiles("portable", "Every dialect", profiles), report: () => [] };
}
