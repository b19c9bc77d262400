import { combineProfiles, type Profile } from "@tonegraph/flow-validation";
import type { DialectDescriptor } from "@tonegraph/vendor-kit";

/** The profile of a flow that every dialect can carry: the strictest of each limit. */
export function portableProfile(descriptors: readonly DialectDescriptor[]): Profile {
  return combineProfiles(
    "portable",
    "Every dialect",
    descriptors.map((descriptor) => descriptor.profile),
  );
}
