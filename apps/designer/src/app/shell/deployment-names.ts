import type { Deployment } from "@tonegraph/api-contract";
import type { QueryClient } from "@tanstack/react-query";
import { words } from "../../lib/messages/words.ts";
import { draftQuery } from "../../lib/queries/draft.ts";
import { flowPagesQuery } from "../../lib/queries/flows.ts";
import { tenantsQuery } from "../../lib/queries/tenants.ts";
import type { DeploymentNames } from "./deployment-news.ts";

/** What the flow and the tenant of a deployment are called; what is not in the cache is asked for. */
export async function deploymentNames(
  { flowId, tenantId }: Pick<Deployment, "flowId" | "tenantId">,
  client: QueryClient,
): Promise<DeploymentNames> {
  const [flow, tenant] = await Promise.all([flowName(flowId, client), tenantName(tenantId, client)]);
  return { flow: flow ?? words.shell.deployed.aFlow, tenant: tenant ?? words.shell.deployed.aTenant };
}

async function flowName(flowId: string, client: QueryClient): Promise<string | undefined> {
  const listed = client.getQueryData(flowPagesQuery("").queryKey)?.pages.flatMap((page) => page.items) ?? [];
  const known = listed.find((flow) => flow.id === flowId)?.name;
  if (known !== undefined) return known;
  // News is told without a name, too: of a flow that was archived meanwhile, or when nobody answers.
  const draft = await client.ensureQueryData(draftQuery(flowId)).catch(() => null);
  return draft?.name;
}

async function tenantName(tenantId: string, client: QueryClient): Promise<string | undefined> {
  const tenants = await client.ensureQueryData(tenantsQuery).catch(() => []);
  return tenants.find((tenant) => tenant.id === tenantId)?.name;
}
