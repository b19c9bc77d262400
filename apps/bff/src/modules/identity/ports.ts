import type { Role } from "@tonegraph/api-contract";
import type { Actor } from "../../kernel/actor.ts";
import type { AuditLog } from "../../kernel/audit-log.ts";
import type { Storage } from "../../kernel/storage.ts";

/** A session as it is kept: the token itself is only in the browser. */
export interface NewSession {
  readonly tokenHash: string;
  readonly userId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** A session that was found by its token. */
export interface FoundSession {
  readonly actor: Actor;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/** An API token that was found by its secret. */
export interface FoundApiToken {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly workspaceId: string;
  readonly lastUsedAt: Date | null;
}

/** What a sign-in link was made for. */
export interface LinkOwner {
  readonly workspaceId: string;
  readonly userId: string;
}

/** Finds who is meant before a workspace is known; the only queries that are not inside one. */
export interface IdentityDirectory {
  findSession(tokenHash: string): Promise<FoundSession | null>;
  findApiToken(secretHash: string): Promise<FoundApiToken | null>;
  findSignInToken(tokenHash: string): Promise<LinkOwner | null>;
}

/** Sign-in links, sessions and people of one workspace. */
export interface IdentityStore extends AuditLog {
  /** Marks the link as used; false when it was used before or has expired. */
  useSignInToken(tokenHash: string, now: Date): Promise<boolean>;
  addSignInToken(token: NewSession): Promise<void>;
  addSession(session: NewSession): Promise<void>;
  touchSession(tokenHash: string, now: Date): Promise<void>;
  /** False when there was none. */
  removeSession(tokenHash: string): Promise<boolean>;
  removeExpired(now: Date): Promise<void>;
  touchApiToken(id: string, now: Date): Promise<void>;
  findUser(userId: string): Promise<Actor | null>;
}

export type IdentityStorage = Storage<IdentityStore>;
