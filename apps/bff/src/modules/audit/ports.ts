/** An entry of the audit log as it is stored. */
export interface StoredAuditEntry {
  readonly sequence: number;
  readonly at: Date;
  readonly actor: string;
  /** What the actor is called today; only in lists, since it is no part of the chain. */
  readonly actorName?: string;
  readonly action: string;
  readonly flowId: string | null;
  /** Canonical JSON. */
  readonly details: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** What is looked for; an absent filter lets everything pass. */
export interface AuditQuery {
  readonly flowId?: string | undefined;
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  /** The last sequence number of the page before. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Reads audit logs. */
export interface AuditArchive {
  /** Newest first. */
  list(workspaceId: string, query: AuditQuery): Promise<readonly StoredAuditEntry[]>;
  /** The next entries after a sequence number, oldest first. */
  following(workspaceId: string, query: AuditQuery & { readonly after: number }): Promise<readonly StoredAuditEntry[]>;
  /** The last entry, or null where there is none yet. */
  head(workspaceId: string): Promise<{ readonly sequence: number; readonly hash: string } | null>;
}
