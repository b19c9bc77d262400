import { findDescriptor } from "@tonegraph/dialect-catalogue";
import type { CompileContext, FlowAtTenant } from "@tonegraph/vendor-kit";
import type { LivePlace } from "../../kernel/live-reader.ts";
import type { ResourceDirectory } from "../../kernel/resource-directory.ts";
import type { VendorAccount } from "../../kernel/vendor-accounts.ts";

/**
 * The same with whether the tenant has the flows that this one leads to: asked by the ids that it knows them by, and afresh,
 * because an answer at hand may be older than the flow. Where the tenant cannot be asked, nothing is added.
 */
export async function lookForFlows(
  context: CompileContext,
  { account, ...place }: LivePlace & { readonly account: VendorAccount },
  resources: ResourceDirectory,
): Promise<CompileContext> {
  const { flows: there } = context;
  const { ownIds = false, looksUpResources = [] } = findDescriptor(account.dialect)?.capabilities ?? {};
  // Ids of our own stand in artefacts that lead to no other flow, too: nothing is missing where nobody looks for it.
  if (there === undefined || (ownIds && !looksUpResources.includes("flow"))) return context;
  const looked = await Promise.all(
    [...there.flows].map(async ([id, known]): Promise<[string, FlowAtTenant]> => {
      const { vendorId } = known;
      // Under an id of ours a flow may lead to itself before it is there.
      if (vendorId === null || (ownIds && id === place.flowId)) return [id, known];
      const exists = await resources.exists(place, { kind: "flow", id: vendorId }, { afresh: true });
      return [id, exists.ok && exists.value === false ? { ...known, isGone: true } : known];
    }),
  );
  return { ...context, flows: { ...there, flows: new Map(looked) } };
}
