// Written by "npm run dialects" from ../../dialects.txt. Change that list, not this file.
import { sandbox as cxoneCampaignRules } from "@tonegraph/dialect-cxone-campaign-rules/sandbox";
import { sandbox as cxoneFlowConnections } from "@tonegraph/dialect-cxone-flow-connections/sandbox";
import { sandbox as cxoneFlowSteps } from "@tonegraph/dialect-cxone-flow-steps/sandbox";
import { sandbox as cxoneIvrMenus } from "@tonegraph/dialect-cxone-ivr-menus/sandbox";
import { sandbox as genesysMenuFlows } from "@tonegraph/dialect-genesys-menu-flows/sandbox";
import type { DialectSandbox } from "@tonegraph/vendor-kit";

/** A stand-in of every dialect's vendor. */
export const sandboxes: readonly DialectSandbox[] = [
  cxoneIvrMenus,
  cxoneFlowConnections,
  cxoneFlowSteps,
  cxoneCampaignRules,
  genesysMenuFlows,
];
