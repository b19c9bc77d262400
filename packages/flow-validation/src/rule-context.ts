import type { Flow, FlowGraph } from "@tonegraph/flow-model";
import type { FlowIndex } from "./index/flow-index.ts";
import type { CompileLoss, Profile } from "./profile.ts";
import type { KnownFlows, KnownResources, RuleContext } from "./rule.ts";

/** What rules are given beside the flow; the same for every version of it. */
export interface Surroundings {
  readonly profile: Profile;
  readonly resources: KnownResources;
  readonly flows?: KnownFlows;
}

/** What rules look at for one flow; the id-keyed graph is built only when a rule asks for it. */
export function createRuleContext(index: FlowIndex, surroundings: Surroundings): RuleContext {
  return new IndexedContext(index, surroundings);
}

/**
 * A class, because its getter is made once: V8 keeps what a getter in an object literal closes over, here all indexes of
 * every version of a flow, until the next full collection of garbage.
 */
class IndexedContext implements RuleContext {
  readonly flow: Flow;
  readonly index: FlowIndex;
  readonly profile: Profile;
  readonly resources: KnownResources;
  declare readonly flows?: KnownFlows;
  #losses: readonly CompileLoss[] | undefined;

  constructor(index: FlowIndex, { profile, resources, flows }: Surroundings) {
    this.flow = index.flow;
    this.index = index;
    this.profile = profile;
    this.resources = resources;
    if (flows) this.flows = flows;
  }

  get graph(): FlowGraph {
    return this.index.flowGraph();
  }

  /** Rules take it out of the context: so it is a function of its own. */
  readonly losses = (): readonly CompileLoss[] =>
    (this.#losses ??= this.profile.report?.(this.flow, this.index.flowGraph()) ?? []);
}
