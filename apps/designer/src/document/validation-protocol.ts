import type { NodeEffort } from "@tonegraph/caller-time";
import type {
  Flow,
  FlowPatch,
  IgnoredProblem,
  Json,
  NodeId,
  NodeKind,
  Position,
  Problem,
  SimpleCommand,
} from "@tonegraph/flow-model";
import type {
  FixedAll,
  IgnoredEffect,
  NodeSupport,
  Range,
  SpeechLimit,
  TenantResources,
} from "@tonegraph/flow-validation";

/** What a flow is checked with beside itself. */
export interface CheckSurroundings {
  /** The flows behind its sub-flows by their ids; absent until they are known, and then none is looked into. */
  readonly flows?: Readonly<Record<string, Flow>>;
  /** What a tenant takes instead of the profile's limits; where the flow is drawn for another profile they do not apply. */
  readonly limits?: { readonly profile: string; readonly values: Json };
  /** What the tenant that the flow is meant for says exists there; absent where no tenant is meant. */
  readonly there?: TenantResources;
}

/** What the page tells the validation worker. Revisions are those of the document store. */
export type WorkerRequest =
  | { readonly type: "open"; readonly revision: number; readonly flow: Flow }
  | {
      readonly type: "change";
      readonly from: number;
      readonly revision: number;
      readonly patches: readonly FlowPatch[];
    }
  | { readonly type: "surround"; readonly revision: number; readonly surroundings: CheckSurroundings }
  | { readonly type: "tidy"; readonly request: number; readonly revision: number }
  | { readonly type: "arrivals"; readonly request: number; readonly revision: number }
  | {
      readonly type: "rename";
      readonly request: number;
      readonly revision: number;
      readonly from: string;
      readonly to: string;
    }
  | { readonly type: "effort"; readonly request: number; readonly revision: number; readonly nodeId: NodeId }
  | { readonly type: "fixAll"; readonly request: number; readonly revision: number; readonly code: string };

/** A problem with its words, so that the page needs neither rules nor messages. */
export interface CheckedProblem {
  readonly problem: Problem;
  readonly words: string;
  /** The words of the fix button; null when the problem has no fix. */
  readonly fixWords: string | null;
}

/** A stretch of the list of the answer before: `count` problems from the place `from`, which are the same still. */
export interface KeptProblems {
  readonly from: number;
  readonly count: number;
}

/** A problem, or a stretch of those that the page has. */
export type ProblemEntry = CheckedProblem | KeptProblems;

/** A decision to ignore, what it does, and what it hides. */
export interface CheckedIgnored {
  readonly entry: IgnoredProblem;
  readonly effect: IgnoredEffect;
  readonly problems: readonly CheckedProblem[];
}

/** What the inspector and the footer need to know of the profile. */
export interface ProfileFacts {
  readonly id: string;
  readonly title: string;
  /** False when the flow names a profile that this release does not know; then `portable` was used. */
  readonly known: boolean;
  readonly nodes: Readonly<Record<NodeKind, NodeSupport>>;
  readonly speech: SpeechLimit | null;
  /** How many characters a variable counts in a text where its type says no less. */
  readonly assumedVariableLength: number;
  readonly menuTimeoutMs: Range | null;
  readonly menuRepeats: Range | null;
}

/** What it takes a typical caller of the default language to come to each block; what no call comes to is absent. */
export type Arrivals = Readonly<Record<NodeId, { readonly seconds: number; readonly keys: number }>>;

/** What it takes callers of one language to come to a block, and from there to the ends of the call. */
export interface LanguageEffort {
  readonly language: string;
  /** Null where no call comes to the block. */
  readonly arrival: NodeEffort | null;
  /** Nearest first, at most {@link MOST_ENDS}. */
  readonly ends: readonly { readonly nodeId: NodeId; readonly effort: NodeEffort }[];
  /** How many ends there are in all. */
  readonly endCount: number;
}

/** How many ends are told of one block. */
export const MOST_ENDS = 30;

/** One profile to choose from. */
export interface ProfileChoice {
  readonly id: string;
  readonly title: string;
}

/** What the worker answers. `outOfStep` asks for the whole document, because a change was missed. */
export type WorkerAnswer =
  | {
      readonly type: "checked";
      readonly revision: number;
      /** Without those that the flow ignores. */
      readonly problems: readonly ProblemEntry[];
      readonly ignored: readonly CheckedIgnored[];
      readonly profile: ProfileFacts;
      readonly profiles: readonly ProfileChoice[];
      /** Milliseconds of the worker's own clock from the change's arrival to the problems. */
      readonly milliseconds: number;
    }
  | { readonly type: "outOfStep"; readonly revision: number }
  | ({ readonly type: "fixes"; readonly request: number; readonly revision: number } & FixedAll)
  | { readonly type: "tidied"; readonly request: number; readonly positions: Readonly<Record<string, Position>> }
  | { readonly type: "arrivals"; readonly request: number; readonly arrivals: Arrivals }
  | {
      readonly type: "renamed";
      readonly request: number;
      readonly revision: number;
      /** Null where the name cannot be taken. */
      readonly commands: readonly SimpleCommand[] | null;
    }
  | { readonly type: "effort"; readonly request: number; readonly languages: readonly LanguageEffort[] }
  | { readonly type: "failed"; readonly revision: number; readonly words: string };
