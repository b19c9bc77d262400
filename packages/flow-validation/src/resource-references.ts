import type { Flow, FlowNode, NodeId } from "@tonegraph/flow-model";
import type { NodeScope } from "./node-scope.ts";
import type { ResourceKind } from "./profile.ts";
import type { Finding } from "./rule.ts";
import { promptsOnce } from "./spoken-prompts.ts";

/** Something at the vendor that a flow names by its id, and where it does. The id may be empty: none is chosen yet. */
export interface ResourceReference {
  readonly kind: ResourceKind;
  readonly id: string;
  readonly at: Finding["at"];
}

/** What a node names: where it leads callers, or the recordings that it plays. */
export function nodeReferences(
  scope: Pick<NodeScope, "nodeId" | "node" | "languages" | "prompt">,
): readonly ResourceReference[] {
  const destination = destinationOf(scope.nodeId, scope.node);
  return destination === null ? recordings(scope) : [destination];
}

/** The queue, agent or flow that a node leads callers to; null where it leads to none of them. */
export function destinationOf(nodeId: NodeId, node: FlowNode): ResourceReference | null {
  const at = (field: string): Finding["at"] => ({ nodeId, pointer: `/nodes/${nodeId}/${field}` });
  if (node.kind === "queue") return { kind: "queue", id: node.queueId, at: at("queueId") };
  if (node.kind === "agent") return { kind: "agent", id: node.agentId, at: at("agentId") };
  return node.kind === "subflow" ? { kind: "flow", id: node.flowId, at: at("flowId") } : null;
}

/** What the flow names beside its nodes: where its fallback leads, and its campaign. */
export function flowReferences({
  fallback,
  campaignId,
}: Pick<Flow, "fallback" | "campaignId">): readonly ResourceReference[] {
  const named: ResourceReference[] = [];
  if (fallback?.kind === "queue")
    named.push({ kind: "queue", id: fallback.queueId, at: { pointer: "/fallback/queueId" } });
  if (fallback?.kind === "agent")
    named.push({ kind: "agent", id: fallback.agentId, at: { pointer: "/fallback/agentId" } });
  if (campaignId !== undefined) named.push({ kind: "campaign", id: campaignId, at: { pointer: "/campaignId" } });
  return named;
}

/** The kinds of thing that a flow names at all; what it names none of need not be asked for. */
export function namedResourceKinds(flow: Flow): ReadonlySet<ResourceKind> {
  const { languages, nodes, prompts } = flow;
  const inNodes = Object.entries(nodes).flatMap(([nodeId, node]) =>
    nodeReferences({ nodeId, node, languages, prompt: (id) => prompts[id] ?? null }),
  );
  return new Set([...flowReferences(flow), ...inNodes].map(({ kind }) => kind));
}

// A text that names no recording at all is an empty prompt.
function recordings({
  nodeId,
  node,
  languages,
  prompt,
}: Pick<NodeScope, "nodeId" | "node" | "languages" | "prompt">): readonly ResourceReference[] {
  return promptsOnce(node).flatMap(({ promptId }) =>
    languages.flatMap((language): ResourceReference[] => {
      const texts = prompt(promptId)?.texts ?? {};
      const text = Object.hasOwn(texts, language) ? texts[language] : undefined;
      if (text?.kind !== "audio" || text.assetId.trim() === "") return [];
      const pointer = `/prompts/${promptId}/texts/${language}/assetId`;
      return [{ kind: "asset", id: text.assetId, at: { nodeId, promptId, language, pointer } }];
    }),
  );
}
