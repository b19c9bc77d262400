import { createApprovalStore } from "../infrastructure/approvals/approval-store.ts";
import { createStorage } from "../infrastructure/database/storage.ts";
import { registerApprovalRoutes } from "../modules/approvals/approvals.routes.ts";
import type { Feature, FeatureContext } from "./compose-features.ts";

/** Approvals, wired. */
export function composeApprovals({ db, flows, surroundings }: FeatureContext): Feature {
  const storage = createStorage(db, createApprovalStore);
  return { register: (app) => registerApprovalRoutes(app, { storage, versions: flows, surroundings }), jobs: [] };
}
