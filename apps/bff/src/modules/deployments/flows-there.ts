import { findDescriptor } from "@tonegraph/dialect-catalogue";
import type { CompileContext, FlowAtTenant } from "@tonegraph/vendor-kit";
import type { ResourceDirectory } from "../../kernel/resource-directory.ts";
import type { TenantPlace, VendorAccount } from "../../kernel/vendor-accounts.ts";

/**
 * The same with whether the tenant still has the flows that were published there: asked by the ids that it gave them, and
 * afresh, because an answer at hand may be older than the flow. Where ids are ours, or the tenant cannot be asked, nothing
 * is added.
 */
export async function lookForFlows(
  context: CompileContext,
  { account, ...place }: TenantPlace & { readonly account: VendorAccount },
  resources: ResourceDirectory,
): Promise<CompileContext> {
  const { flows: there } = context;
  if (there === undefined || findDescriptor(account.dialect)?.capabilities.ownIds === true) return context;
  const looked = await Promise.all(
    [...there.flows].map(async ([id, known]): Promise<[string, FlowAtTenant]> => {
      const { vendorId } = known;
      if (vendorId === null) return [id, known];
      const exists = await resources.exists(place, { kind: "flow", id: vendorId }, { afresh: true });
      return [id, exists.ok && exists.value === false ? { ...known, isGone: true } : known];
    }),
  );
  return { ...context, flows: { ...there, flows: new Map(looked) } };
}
