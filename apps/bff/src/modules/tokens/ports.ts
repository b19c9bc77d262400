import type { Role } from "@tonegraph/api-contract";
import type { AuditLog } from "../../kernel/audit-log.ts";
import type { Storage } from "../../kernel/storage.ts";
import type { TimeCursor } from "../../kernel/time-cursor.ts";

/** An API token without its secret. */
export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** The name of whoever made it. */
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

export interface NewApiToken {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly secretHash: string;
  readonly createdBy: string;
  readonly createdAt: Date;
}

/** API tokens of one workspace; revoked ones are not there. */
export interface TokenStore extends AuditLog {
  /** Newest first. */
  list(page: { readonly after: TimeCursor | null; readonly limit: number }): Promise<readonly ApiToken[]>;
  insert(token: NewApiToken): Promise<void>;
  /** The revoked token's name, or null when there is no such token. */
  revoke(id: string, at: Date): Promise<string | null>;
}

export type TokenStorage = Storage<TokenStore>;
