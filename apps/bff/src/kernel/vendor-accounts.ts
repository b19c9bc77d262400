import type { Json, Result } from "@tonegraph/flow-model";
import type { DialectClient, HttpResponse, VendorCall, VendorError, VendorHealth } from "@tonegraph/vendor-kit";
import type { ApiFault } from "./fault.ts";

/** A tenant as other modules need to know it; no part of its credentials is in it. */
export interface VendorAccount {
  readonly id: string;
  readonly name: string;
  readonly dialect: string;
  readonly settings: Readonly<Record<string, Json>>;
}

/** How a tenant's calls do, with the last error in words. */
export interface AccountHealth extends VendorHealth {
  readonly lastError: { readonly atMs: number; readonly operation: string; readonly error: VendorError } | null;
}

/** A tenant of a workspace. */
export interface TenantPlace {
  readonly workspaceId: string;
  readonly tenantId: string;
}

/** The tenants of all workspaces, and the way to call them. */
export interface VendorAccounts {
  find(place: TenantPlace): Promise<VendorAccount | null>;
  /** The tenant's client, kept while its address and credentials stay; its token and breaker live as long. At once where it is at hand. */
  client(place: TenantPlace): Result<DialectClient, ApiFault> | Promise<Result<DialectClient, ApiFault>>;
  /** Calls the tenant beside its client's methods, counted like one of them; `operation` names the call. */
  call(place: TenantPlace, call: VendorCall): Promise<Result<HttpResponse, VendorError>>;
  /** How the calls of this process to a tenant did; null where none was made yet. */
  health(place: TenantPlace): AccountHealth | null;
}
