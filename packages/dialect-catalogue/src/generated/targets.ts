// Written by "npm run dialects" from ../../dialects.txt. Change that list, not this file.
import { descriptor as cxoneCampaignRules } from "@tonegraph/dialect-cxone-campaign-rules";
import { descriptor as cxoneFlowConnections } from "@tonegraph/dialect-cxone-flow-connections";
import { descriptor as cxoneFlowSteps } from "@tonegraph/dialect-cxone-flow-steps";
import { descriptor as cxoneIvrMenus } from "@tonegraph/dialect-cxone-ivr-menus";
import { descriptor as genesysMenuFlows } from "@tonegraph/dialect-genesys-menu-flows";
import type { DialectDescriptor } from "@tonegraph/vendor-kit";

/** Every dialect that flows can be drawn and checked for, in the order people see them. */
export const targets: readonly DialectDescriptor[] = [
  cxoneIvrMenus,
  cxoneFlowConnections,
  cxoneFlowSteps,
  cxoneCampaignRules,
  genesysMenuFlows,
];

/** The targets that flows can be published to, because their converter, client and sandbox are built: tenants are of these. */
export const descriptors: readonly DialectDescriptor[] = [
  cxoneIvrMenus,
  cxoneFlowConnections,
  cxoneFlowSteps,
  cxoneCampaignRules,
  genesysMenuFlows,
];
