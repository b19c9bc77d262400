import type { Flow, Problem } from "@tonegraph/flow-model";
import type { Profile } from "./profile.ts";
import type { KnownResources } from "./rule.ts";

/** All problems of a flow under a profile, in a deterministic order (severity-independent: place, then code). */
export function validateFlow(flow: Flow, profile: Profile, resources: KnownResources = {}): Problem[] {
  void flow;
  void profile;
  void resources;
  return [];
}
