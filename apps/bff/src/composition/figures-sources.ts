import { createFiguresSources } from "../infrastructure/analytics/figures-source.ts";
import type { FindFiguresSource } from "../modules/analytics/ports.ts";
import { baseUrlOf } from "./base-url-of.ts";
import type { FeatureContext } from "./compose-features.ts";

/** What can be asked of tenants about their callers, wired. */
export function figuresSources({ db, deployments }: Pick<FeatureContext, "db" | "deployments">): FindFiguresSource {
  const { accounts, flowsAt } = deployments;
  return createFiguresSources({ accounts, flowsAt, baseUrlOf: baseUrlOf(db) });
}
