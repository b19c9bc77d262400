// Written by "npm run dialects" from ../../dialects.txt. Change that list, not this file.
import { converter as cxoneCampaignRules } from "@tonegraph/dialect-cxone-campaign-rules/convert";
import { converter as cxoneFlowConnections } from "@tonegraph/dialect-cxone-flow-connections/convert";
import { converter as cxoneFlowSteps } from "@tonegraph/dialect-cxone-flow-steps/convert";
import { converter as cxoneIvrMenus } from "@tonegraph/dialect-cxone-ivr-menus/convert";
import { converter as genesysMenuFlows } from "@tonegraph/dialect-genesys-menu-flows/convert";
import type { DialectConverter } from "@tonegraph/vendor-kit";

/** The pure halves of all dialects, in the catalogue's order. */
export const converters: readonly DialectConverter[] = [
  cxoneIvrMenus,
  cxoneFlowConnections,
  cxoneFlowSteps,
  cxoneCampaignRules,
  genesysMenuFlows,
];
