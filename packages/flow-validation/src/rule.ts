import type { Flow, FlowGraph, NodeKind, Problem, Severity } from "@tonegraph/flow-model";
import type { FlowIndex } from "./index/flow-index.ts";
import type { Wording } from "./messages/words.ts";
import type { NodeScope } from "./node-scope.ts";
import type { CompileLoss, Profile, ResourceKind } from "./profile.ts";

/** The ids that a tenant says exist, per kind. An absent kind could not be asked: then nothing is wrong with any id. */
export type KnownResources = Readonly<Partial<Record<ResourceKind, ReadonlySet<string>>>>;

/** The documents of other flows by their ids, for what goes on behind a sub-flow. One that is missing cannot be looked into. */
export type KnownFlows = ReadonlyMap<string, Flow>;

/** What a rule may look at. Rules read nothing else: no clock, no network, no settings. */
export interface RuleContext {
  readonly flow: Flow;
  readonly graph: FlowGraph;
  readonly profile: Profile;
  readonly resources: KnownResources;
  /** Absent where no flow but this one can be looked into. */
  readonly flows?: KnownFlows;
  /** Indexes that several rules share; built when first asked for. */
  readonly index: FlowIndex;
  /** What the profile's compiler says of the flow; empty where it has none. Compiled when first asked for. */
  losses(): readonly CompileLoss[];
}

/** What a rule finds; code and severity come from the rule and the profile unless the finding sets its own severity. */
export interface Finding extends Omit<Problem, "code" | "severity" | "related"> {
  readonly severity?: Severity;
  readonly related?: Problem["related"];
}

/** One rule: its code is its file name, the name of its page and the key of its message. */
export interface Rule {
  readonly code: string;
  readonly severity: Severity;
  check(context: RuleContext): readonly Finding[];
  /** Present on a rule that judges each node by itself (made by `nodeRule`): its findings are kept per node. */
  readonly checkNode?: (scope: NodeScope) => readonly Finding[];
  /** The kinds of node that `checkNode` may find anything at; absent: all. */
  readonly kinds?: readonly NodeKind[];
  /** What a rule of nodes says beside them, about the flow as a whole; kept while the parts that it reads are unchanged. */
  readonly rest?: Required<Pick<Rule, "check" | "reads">>;
  /** The parts of the flow that `check` reads; its findings are kept while these are unchanged. Absent: all of the flow. */
  readonly reads?: readonly (keyof Flow)[];
  /** Whether it has the whole flow compiled: then an editor does not ask it at every key, see `Validator.glance`. */
  readonly compiles?: true;
  /** English words of a rule that only one dialect has; the common rules have theirs in the catalogue. */
  readonly words?: Wording;
}
