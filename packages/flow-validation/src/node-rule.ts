import type { NodeKind, Severity } from "@tonegraph/flow-model";
import { trackedScope, type NodeScope } from "./node-scope.ts";
import type { Finding, Rule, RuleContext } from "./rule.ts";

/** A rule that judges each node by itself. */
export interface NodeRule<Code extends string = string> extends Rule {
  readonly code: Code;
  readonly checkNode: (scope: NodeScope) => readonly Finding[];
}

/** Makes a rule of a judgement about one node; the engine keeps its findings until something it asked about changes. */
export function nodeRule<Code extends string>(rule: {
  readonly code: Code;
  readonly severity: Severity;
  /** The kinds of node that it may find anything at; absent: all. */
  readonly kinds?: readonly NodeKind[];
  readonly checkNode: (scope: NodeScope) => readonly Finding[];
  /** What it says about the flow as a whole, for instance about its fallback. */
  readonly rest?: Required<Pick<Rule, "check" | "reads">>;
}): NodeRule<Code> {
  return {
    ...rule,
    check: (context) => [...checkNodes(rule, context), ...(rule.rest?.check(context) ?? [])],
  };
}

function checkNodes(
  { checkNode, kinds }: Pick<NodeRule, "checkNode" | "kinds">,
  { flow, index, profile, resources }: RuleContext,
): readonly Finding[] {
  return Object.keys(flow.nodes)
    .sort()
    .flatMap((nodeId) => {
      const node = flow.nodes[nodeId];
      if (!node || kinds?.includes(node.kind) === false) return [];
      return checkNode(trackedScope({ nodeId, node, index, profile, resources, reads: [] }));
    });
}

/** Makes a rule that looks at the whole flow. `reads` are the parts of the flow it looks at, and nothing else. */
export function flowRule<Code extends string>(
  rule: Required<Pick<Rule, "severity" | "check" | "reads">> & Pick<Rule, "compiles"> & { readonly code: Code },
): typeof rule {
  return rule;
}
