import type { AuditLog } from "../../kernel/audit-log.ts";
import type { SerializedJson } from "../../kernel/serialized-json.ts";
import type { Storage } from "../../kernel/storage.ts";

/** A draft as it is stored; `document` is the flow as JSON text. */
export interface StoredDraft {
  readonly id: string;
  readonly document: string;
  readonly contentHash: string;
  readonly revision: number;
  readonly updatedAt: Date;
  /** The name of whoever saved it. */
  readonly updatedBy: string;
}

/** What a save writes. */
export interface DraftContent {
  readonly id: string;
  readonly name: string;
  readonly document: string;
  readonly contentHash: string;
  readonly at: Date;
  readonly by: string;
}

export interface DraftPageQuery {
  readonly search: string | null;
  /** The last draft of the page before. */
  readonly after: { readonly at: Date; readonly id: string } | null;
  readonly limit: number;
}

/** Drafts of one workspace; archived ones are not there. */
export interface FlowStore extends AuditLog {
  find(id: string): Promise<StoredDraft | null>;
  /** Newest change first. */
  list(query: DraftPageQuery): Promise<readonly StoredDraft[]>;
  /** False when the id is taken, also by an archived flow. */
  insert(draft: DraftContent): Promise<boolean>;
  /** The new revision, or null when the draft is not at `revision` any more. */
  save(draft: DraftContent, revision: number): Promise<number | null>;
  /** False when there is no such draft. */
  archive(id: string, change: { readonly at: Date; readonly by: string }): Promise<boolean>;
}

/** Drafts as they are sent, without being looked into. */
export interface DraftTexts {
  /** The draft at this moment; null where there is none. */
  find(place: {
    readonly workspaceId: string;
    readonly flowId: string;
  }): Promise<{ readonly revision: number; readonly text: SerializedJson } | null>;
}

export type FlowStorage = Storage<FlowStore>;
