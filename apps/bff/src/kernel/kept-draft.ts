import type { Flow, Result } from "@tonegraph/flow-model";
import type { Actor } from "./actor.ts";
import type { ApiFault } from "./fault.ts";

/** A draft that takes the place of the present one. */
export interface DraftReplacement {
  readonly actor: Actor;
  readonly flowId: string;
  readonly ifMatch: string | undefined;
  /** What becomes of the present draft. */
  readonly make: (present: Flow) => Promise<Result<Flow, ApiFault>>;
  /** Why; a version is named where one takes its place. */
  readonly reason: "version" | "keptDraft" | "merge";
  readonly version?: number;
  readonly tenantId?: string;
}

/** What came of it; null where nothing was given up, because both were the same. */
export interface ReplacedDraft {
  readonly revision: number;
  readonly keptDraftId: string | null;
}

/** Replaces a draft as one revision and keeps the former one for a while. */
export type ReplaceDraft = (replacement: DraftReplacement) => Promise<Result<ReplacedDraft, ApiFault>>;
