import { buildFlowGraph, type FlowGraph } from "@tonegraph/flow-model";
import type { FlowIndex } from "./index/flow-index.ts";
import type { Profile } from "./profile.ts";
import type { KnownResources, RuleContext } from "./rule.ts";

/** What rules look at for one flow; the id-keyed graph is built only when a rule asks for it. */
export function createRuleContext(index: FlowIndex, profile: Profile, resources: KnownResources): RuleContext {
  let graph: FlowGraph | undefined;
  return {
    flow: index.flow,
    index,
    profile,
    resources,
    get graph() {
      return (graph ??= buildFlowGraph(index.flow));
    },
  };
}
