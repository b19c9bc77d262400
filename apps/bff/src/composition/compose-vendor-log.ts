import { registerVendorLogRoutes } from "../modules/vendor-log/vendor-log.routes.ts";
import type { Feature, FeatureContext } from "./compose-features.ts";

/** Vendors' own logs, wired. */
export function composeVendorLog({ deployments }: FeatureContext): Feature {
  const { accounts, storage } = deployments;
  return {
    register: (app) =>
      registerVendorLogRoutes(app, { accounts, findLive: (place) => storage.in(place.workspaceId).findLive(place) }),
    jobs: [],
  };
}
