// The depth check of reference document 004 as it stands there: recursive, and after the first step it looks for the
// target in a list of one node, so that it never comes far. It finds nothing; only its time can be compared.
import type { Flow } from "@tonegraph/flow-model";
import { nodeEntries } from "../inputs/synthetic-flow.ts";

const MAX_PATH_DEPTH = 15;

interface RuleNode {
  readonly id: string;
  readonly transitions: readonly { readonly target: string }[];
}

export function visitOrderCheck(flow: Flow): void {
  const transitions = Map.groupBy(Object.values(flow.connections), ({ source }) => source);
  const nodes = nodeEntries(flow).map(([id]): RuleNode => ({ id, transitions: transitions.get(id) ?? [] }));
  validateDepth(nodes, new Set(), 0);
}

function validateDepth(nodes: readonly RuleNode[], visited: Set<string>, depth: number): void {
  if (depth > MAX_PATH_DEPTH) throw new Error(`Maximum path depth of ${MAX_PATH_DEPTH} exceeded.`);
  for (const node of nodes) {
    if (visited.has(node.id)) continue;
    visited.add(node.id);
    for (const { target } of node.transitions) {
      const found = nodes.find(({ id }) => id === target);
      if (found) validateDepth([found], visited, depth + 1);
    }
  }
}
