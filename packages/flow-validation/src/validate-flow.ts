import type { Flow, Problem } from "@tonegraph/flow-model";
import { createValidator } from "./create-validator.ts";
import type { Profile } from "./profile.ts";
import type { KnownResources } from "./rule.ts";

/** All problems of a flow under a profile, in a deterministic order (severity-independent: place, then code). */
export function validateFlow(flow: Flow, profile: Profile, resources: KnownResources = {}): Problem[] {
  return [...createValidator(profile, resources).validate(flow)];
}
