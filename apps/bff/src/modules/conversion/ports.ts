import type { FlowsAtTenants } from "../../kernel/flows-at-tenants.ts";
import type { FlowWork } from "../../kernel/flow-work.ts";
import type { VendorAccounts } from "../../kernel/vendor-accounts.ts";

/** What checking, simulating and converting need. */
export interface ConversionDependencies {
  readonly drafts: DraftDocuments;
  readonly accounts: Pick<VendorAccounts, "find">;
  readonly work: FlowWork;
  readonly flowsAt: Pick<FlowsAtTenants, "ourFlowsOf">;
}

/** Reads drafts as JSON text. */
export interface DraftDocuments {
  /** null when there is no such flow. */
  findDocument(workspaceId: string, flowId: string): Promise<string | null>;
}
