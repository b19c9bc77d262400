import type { Flow } from "@tonegraph/flow-model";
import type { CompileContext, OurFlows } from "@tonegraph/vendor-kit";
import type { LivePlace } from "./live-reader.ts";
import type { TenantPlace, VendorAccount } from "./vendor-accounts.ts";

/** Flows of ours at a tenant, by the vendor's id, with since when what is live there is; null where only its settings name it. */
export type FlowsThere = ReadonlyMap<
  string,
  { readonly id: string; readonly name: string; readonly since: Date | null }
>;

/** Which vendor's id each flow of ours has at a tenant: what was published there, else what the tenant's settings name. */
export interface FlowsAtTenants {
  /** What compiling a flow for a tenant may know: its settings, and what it calls the flow and those that it leads to. */
  contextOf(place: LivePlace, flow: Flow, account: VendorAccount): Promise<CompileContext>;
  /** Every flow of ours at a tenant, by the vendor's id. */
  ourFlows(place: TenantPlace): Promise<FlowsThere>;
  /** The same over all tenants of a dialect, without ids that mean different flows at two of them. */
  ourFlowsOf(workspaceId: string, dialect: string): Promise<OurFlows>;
}
