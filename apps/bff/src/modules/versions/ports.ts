import type { AuditLog } from "../../kernel/audit-log.ts";
import type { Storage } from "../../kernel/storage.ts";

/** A version as it is stored; `document` is the flow as JSON text and never changes. */
export interface StoredVersion {
  readonly number: number;
  readonly contentHash: string;
  readonly note: string;
  /** What people call it; "" while it has no name. */
  readonly name: string;
  /** The name of whoever froze it. */
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly document: string;
}

/** A draft that is about to be frozen. */
export interface DraftToFreeze {
  readonly document: string;
  readonly contentHash: string;
  readonly revision: number;
}

export interface NewVersion {
  readonly flowId: string;
  readonly number: number;
  readonly contentHash: string;
  readonly document: string;
  readonly note: string;
  readonly createdAt: Date;
  readonly createdBy: string;
}

/** A draft that takes the place of another. */
export interface DraftToSave {
  readonly id: string;
  readonly name: string;
  readonly document: string;
  readonly contentHash: string;
  readonly at: Date;
  readonly by: string;
}

/** A draft that was replaced. */
export interface DraftToKeep extends DraftToFreeze {
  readonly id: string;
  readonly flowId: string;
  readonly reason: "version" | "keptDraft" | "merge";
  readonly version: number | null;
  /** The id of whoever replaced it. */
  readonly keptBy: string;
  readonly keptAt: Date;
  readonly expiresAt: Date;
}

/** A kept draft with the name of whoever replaced it. */
export interface StoredKeptDraft extends Omit<DraftToKeep, "keptBy" | "flowId" | "contentHash"> {
  readonly keptByName: string;
}

/** Drafts that were replaced. */
export interface KeptDraftStore {
  keepDraft(draft: DraftToKeep): Promise<void>;
  /** Those that have not expired, newest first; at most a hundred. */
  listKept(flowId: string, now: Date): Promise<readonly StoredKeptDraft[]>;
  findKept(flowId: string, id: string): Promise<StoredKeptDraft | null>;
}

/** Versions of one workspace's flows. */
export interface VersionStore extends AuditLog, KeptDraftStore {
  /** The draft, held for the transaction so that two freezes follow each other; null when there is no such flow. */
  holdDraft(flowId: string): Promise<DraftToFreeze | null>;
  findDraft(flowId: string): Promise<DraftToFreeze | null>;
  findByContent(flowId: string, contentHash: string): Promise<StoredVersion | null>;
  findByNumber(flowId: string, number: number): Promise<StoredVersion | null>;
  highestNumber(flowId: string): Promise<number>;
  insert(version: NewVersion): Promise<void>;
  /** The new revision, or null when the draft is not at `revision` any more. */
  saveDraft(draft: DraftToSave, revision: number): Promise<number | null>;
  putName(name: { flowId: string; number: number; name: string; at: Date; by: string }): Promise<void>;
  /** Newest first; `before` is the last number of the page before. */
  list(
    flowId: string,
    page: { readonly before: number | null; readonly limit: number },
  ): Promise<readonly Omit<StoredVersion, "document">[]>;
}

export type VersionStorage = Storage<VersionStore>;
