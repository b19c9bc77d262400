import { createAccessRegister } from "../infrastructure/repositories/access-register.ts";
import { registerFiguresPageRoute } from "../modules/tenants/figures-page.routes.ts";
import type { Feature, FeatureContext } from "./compose-features.ts";

/** Vendors' own figures handed on, and who read them. */
export function composeFiguresPage({ db, logger, surroundings, deployments }: FeatureContext): Feature {
  const accesses = createAccessRegister({ db, logger, surroundings });
  return {
    register: (app) => registerFiguresPageRoute(app, { accounts: deployments.accounts, accesses }),
    jobs: [accesses],
  };
}
