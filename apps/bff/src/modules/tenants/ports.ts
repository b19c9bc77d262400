import type { TenantCheck } from "@tonegraph/api-contract";
import type { Json, Result } from "@tonegraph/flow-model";
import type { VendorCredentials } from "@tonegraph/vendor-kit";
import type { AuditLog } from "../../kernel/audit-log.ts";
import type { Storage } from "../../kernel/storage.ts";

/** A tenant's credentials as they are stored. */
export interface SealedSecret {
  readonly wrappedKey: Buffer;
  readonly sealed: Buffer;
  readonly fingerprint: string;
  readonly version: number;
  readonly scopes: readonly string[];
}

/** What is written of a tenant; what is absent stays. */
export interface TenantContent {
  readonly name: string;
  readonly baseUrl: string | null;
  readonly authUrl: string | null;
  readonly settings: Readonly<Record<string, Json>>;
}

/** A tenant as it is stored, without its secret. */
export interface StoredTenant extends TenantContent {
  readonly id: string;
  readonly dialect: string;
  readonly fingerprint: string;
  readonly scopes: readonly string[];
  readonly secretVersion: number;
  readonly lastCheck: TenantCheck | null;
  /** How many flows have a version of ours live there. */
  readonly liveFlows: number;
  readonly createdAt: Date;
}

/** Tenants of one workspace; removed ones are not there. */
export interface TenantStore extends AuditLog {
  find(id: string): Promise<StoredTenant | null>;
  /** As `find`, and nobody else changes it before this transaction has ended. */
  hold(id: string): Promise<StoredTenant | null>;
  /** Oldest first. */
  list(page: {
    after: { readonly at: Date; readonly id: string } | null;
    limit: number;
  }): Promise<readonly StoredTenant[]>;
  /** Whether another one is called so, in whatever case; until this transaction ends nobody else gets to know. */
  isNameTaken(name: string, exceptId: string): Promise<boolean>;
  insert(tenant: TenantContent & { id: string; dialect: string; secret: SealedSecret; at: Date }): Promise<void>;
  update(id: string, change: Partial<TenantContent> & { secret?: SealedSecret; at: Date }): Promise<void>;
  setCheck(id: string, check: TenantCheck): Promise<void>;
  /** Whether a deployment to it has not ended yet. */
  isDeploying(id: string): Promise<boolean>;
  /** Forgets the credentials for good and hides the tenant. */
  remove(id: string, at: Date): Promise<void>;
}

export type TenantStorage = Storage<TenantStore>;

/** Turns credentials into what may be stored. */
export interface CredentialSealer {
  seal(
    owner: { readonly tenantId: string; readonly dialect: string; readonly version: number },
    credentials: VendorCredentials,
  ): { readonly wrappedKey: Buffer; readonly sealed: Buffer; readonly fingerprint: string };
}

/** Somebody looked at a vendor's own figures of a flow. */
export interface FiguresAccess {
  readonly workspaceId: string;
  readonly actor: string;
  readonly tenantId: string;
  readonly externalId: string;
}

/** Where reading is noted; the audit log gets it in the background, how often in one entry. */
export interface AccessRegister {
  note(access: FiguresAccess): void;
}

/** Says whether an address may be called; the error is a sentence for people. */
export type AddressCheck = (address: string) => Promise<Result<null, string>>;
