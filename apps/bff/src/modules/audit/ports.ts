import type { AuditCheckpoint, ChainedEntry, CheckpointFacts, TextDigest } from "@tonegraph/api-contract";

/** An entry of the audit log as it is stored. */
export interface StoredAuditEntry {
  readonly sequence: number;
  readonly at: Date;
  readonly actor: string;
  /** What the actor is called today; only in lists, since it is no part of the chain. */
  readonly actorName?: string;
  readonly action: string;
  readonly flowId: string | null;
  /** What the flow is called today; only in lists, and null where it was archived. */
  readonly flowName?: string | null;
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
  /** The same as they were hashed, for whoever walks the chain. */
  chain(
    workspaceId: string,
    batch: { readonly after: number; readonly limit: number },
  ): Promise<readonly ChainedEntry[]>;
  /** The SHA-256 that chains are walked with. */
  readonly digest: TextDigest;
  /** The last entry, or null where there is none yet. */
  head(workspaceId: string): Promise<{ readonly sequence: number; readonly hash: string } | null>;
}

/** Signs checkpoints and says of one whether its signature is right; one of another key cannot be judged. */
export interface CheckpointSigner {
  /** DER (SPKI), base64. */
  readonly publicKey: string;
  sign(workspaceId: string, facts: CheckpointFacts): AuditCheckpoint;
  judge(workspaceId: string, checkpoint: AuditCheckpoint): "right" | "wrong" | "otherKey";
}

/** The second place, away from the database. */
export interface CheckpointPlace {
  add(workspaceId: string, checkpoint: AuditCheckpoint): Promise<void>;
  /** All of a workspace, and the lines among them that are none. */
  list(workspaceId: string): Promise<KeptCheckpoints>;
}

/** What the second place holds. */
export interface KeptCheckpoints {
  readonly checkpoints: readonly AuditCheckpoint[];
  /** Lines that were written whole once and are no checkpoint now, with the last entry that one before them stands for. */
  readonly unreadable: readonly { readonly line: number; readonly after: number }[];
}

/** The checkpoints in the database, where every process sees them. */
export interface CheckpointTable {
  add(workspaceId: string, checkpoint: AuditCheckpoint): Promise<void>;
  /** All of a workspace. */
  list(workspaceId: string): Promise<readonly AuditCheckpoint[]>;
  workspaces(): Promise<readonly string[]>;
  last(workspaceId: string): Promise<AuditCheckpoint | null>;
  /** What the log begins behind; null while it is there from its first entry. */
  anchor(workspaceId: string): Promise<AuditCheckpoint | null>;
  /** The last checkpoint with nothing before it that is younger than so many days; null where there is none. */
  cuttable(workspaceId: string, days: number): Promise<number | null>;
  /** Takes the entries up to a checkpoint away for good; answers how many. */
  cut(workspaceId: string, upTo: number, days: number): Promise<number>;
}

/** Where checkpoints are, and who signs them. */
export interface Checkpoints {
  readonly table: CheckpointTable;
  /** The second place. */
  readonly place: CheckpointPlace;
  readonly signer: CheckpointSigner;
}
