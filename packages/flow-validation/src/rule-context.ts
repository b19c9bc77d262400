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
  let losses: readonly CompileLoss[] | undefined;
  return {
    ...surroundings,
    flow: index.flow,
    index,
    losses: () => (losses ??= surroundings.profile.report?.(index.flow, index.flowGraph()) ?? []),
    get graph() {
      return index.flowGraph();
    },
  };
}
