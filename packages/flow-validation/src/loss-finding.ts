import type { Flow, NodeId } from "@tonegraph/flow-model";
import type { CompileLoss } from "./profile.ts";
import type { Finding, RuleContext } from "./rule.ts";

/** The parts of a flow that compilers read: all but notes, goals and tests. */
export const COMPILED_PARTS: readonly (keyof Flow)[] = [
  "name",
  "description",
  "defaultLanguage",
  "languages",
  "startNodeId",
  "nodes",
  "connections",
  "prompts",
  "variables",
  "campaignId",
  "activeWindow",
  "fallback",
  "vendorExtras",
];

/**
 * What the profile's compiler reports of a kind, each once. What it says of nodes that no call reaches is left out, since
 * compilers leave those nodes out and `unreachable-node` tells of them.
 */
export function lossFindings({ index, flow, profile, losses }: RuleContext, kind: CompileLoss["kind"]): Finding[] {
  const heard = (nodeId: NodeId): boolean =>
    Object.hasOwn(flow.nodes, nodeId) && index.distances()[index.graph().numberOf(nodeId)] !== -1;
  const told = losses().filter((loss) => loss.kind === kind && (loss.nodeId === undefined || heard(loss.nodeId)));
  const once = new Map(told.map((loss) => [`${loss.nodeId ?? ""} ${loss.code} ${loss.words}`, loss]));
  return [...once.values()].map(({ nodeId, code, words }) => ({
    at: nodeId === undefined ? {} : { nodeId, pointer: `/nodes/${nodeId}` },
    params: { loss: code, words, profile: profile.title },
  }));
}
