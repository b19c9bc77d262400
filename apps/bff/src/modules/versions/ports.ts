import type { AuditLog } from "../../kernel/audit-log.ts";
import type { Storage } from "../../kernel/storage.ts";

/** A version as it is stored; `document` is the flow as JSON text and never changes. */
export interface StoredVersion {
  readonly number: number;
  readonly contentHash: string;
  readonly note: string;
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

/** Versions of one workspace's flows. */
export interface VersionStore extends AuditLog {
  /** The draft, held for the transaction so that two freezes follow each other; null when there is no such flow. */
  holdDraft(flowId: string): Promise<DraftToFreeze | null>;
  findDraft(flowId: string): Promise<DraftToFreeze | null>;
  findByContent(flowId: string, contentHash: string): Promise<StoredVersion | null>;
  findByNumber(flowId: string, number: number): Promise<StoredVersion | null>;
  highestNumber(flowId: string): Promise<number>;
  insert(version: NewVersion): Promise<void>;
  /** Newest first; `before` is the last number of the page before. */
  list(
    flowId: string,
    page: { readonly before: number | null; readonly limit: number },
  ): Promise<readonly Omit<StoredVersion, "document">[]>;
}

export type VersionStorage = Storage<VersionStore>;
