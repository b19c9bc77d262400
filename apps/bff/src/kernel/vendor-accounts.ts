import type { Json, Result } from "@tonegraph/flow-model";
import type { DialectClient } from "@tonegraph/vendor-kit";
import type { ApiFault } from "./fault.ts";

/** A tenant as other modules need to know it; no part of its credentials is in it. */
export interface VendorAccount {
  readonly id: string;
  readonly name: string;
  readonly dialect: string;
  readonly settings: Readonly<Record<string, Json>>;
}

/** A tenant of a workspace. */
export interface TenantPlace {
  readonly workspaceId: string;
  readonly tenantId: string;
}

/** The tenants of all workspaces, and the way to call them. */
export interface VendorAccounts {
  find(place: TenantPlace): Promise<VendorAccount | null>;
  /** The tenant's client, kept while its address and credentials stay; its token and breaker live as long. */
  client(place: TenantPlace): Promise<Result<DialectClient, ApiFault>>;
}
