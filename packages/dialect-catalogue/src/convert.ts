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

/** The pure half of a dialect. */
export function findConverter(id: string): DialectConverter | undefined {
  return converters.find((converter) => converter.id === id);
}
