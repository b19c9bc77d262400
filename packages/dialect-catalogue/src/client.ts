import { createClient as createCxoneCampaignRulesClient } from "@tonegraph/dialect-cxone-campaign-rules/client";
import { createClient as createCxoneFlowConnectionsClient } from "@tonegraph/dialect-cxone-flow-connections/client";
import { createClient as createCxoneFlowStepsClient } from "@tonegraph/dialect-cxone-flow-steps/client";
import { createClient as createCxoneIvrMenusClient } from "@tonegraph/dialect-cxone-ivr-menus/client";
import { createClient as createGenesysMenuFlowsClient } from "@tonegraph/dialect-genesys-menu-flows/client";
import type { CreateDialectClient } from "@tonegraph/vendor-kit";

const factories: Readonly<Record<string, CreateDialectClient>> = {
  "cxone-ivr-menus": createCxoneIvrMenusClient,
  "cxone-flow-connections": createCxoneFlowConnectionsClient,
  "cxone-flow-steps": createCxoneFlowStepsClient,
  "cxone-campaign-rules": createCxoneCampaignRulesClient,
  "genesys-menu-flows": createGenesysMenuFlowsClient,
};

/** What makes clients of a dialect. Keep a client per tenant: its token and breaker live in it. */
export function findClientFactory(id: string): CreateDialectClient | undefined {
  return Object.hasOwn(factories, id) ? factories[id] : undefined;
}
