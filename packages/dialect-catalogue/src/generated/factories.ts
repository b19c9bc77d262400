// Written by "npm run dialects" from ../../dialects.txt. Change that list, not this file.
import { createClient as cxoneCampaignRules } from "@tonegraph/dialect-cxone-campaign-rules/client";
import { createClient as cxoneFlowConnections } from "@tonegraph/dialect-cxone-flow-connections/client";
import { createClient as cxoneFlowSteps } from "@tonegraph/dialect-cxone-flow-steps/client";
import { createClient as cxoneIvrMenus } from "@tonegraph/dialect-cxone-ivr-menus/client";
import { createClient as genesysMenuFlows } from "@tonegraph/dialect-genesys-menu-flows/client";
import type { CreateDialectClient } from "@tonegraph/vendor-kit";

/** What makes clients, by the id of the dialect. */
export const factories: Readonly<Record<string, CreateDialectClient>> = {
  "cxone-ivr-menus": cxoneIvrMenus,
  "cxone-flow-connections": cxoneFlowConnections,
  "cxone-flow-steps": cxoneFlowSteps,
  "cxone-campaign-rules": cxoneCampaignRules,
  "genesys-menu-flows": genesysMenuFlows,
};
