import type { Flow } from "../flow.ts";
import type { NodeId, PromptId } from "../ids.ts";
import type { JsonLike } from "../json.ts";
import { jsonSchema } from "../json.ts";
import type { FlowNode } from "../nodes/flow-node.ts";

/** The flow with its start called `startNodeId`: two drawings of one flow may call it differently. */
export function withStart(flow: Flow, startNodeId: NodeId): Flow {
  if (flow.startNodeId === startNodeId || Object.hasOwn(flow.nodes, startNodeId)) return flow;
  return renameIds(flow, { nodes: new Map([[flow.startNodeId, startNodeId]]), prompts: new Map() });
}

/** New ids by old ones; ids that are not named stay. */
export interface NewIds {
  readonly nodes: ReadonlyMap<NodeId, NodeId>;
  readonly prompts: ReadonlyMap<PromptId, PromptId>;
}

/** The same flow with other ids, wherever they are named: connections, goals, tests, what is ignored and kept for dialects. */
export function renameIds(flow: Flow, { nodes, prompts }: NewIds): Flow {
  if (nodes.size === 0 && prompts.size === 0) return flow;
  const nodeId = (id: NodeId): NodeId => nodes.get(id) ?? id;
  const text = (value: string): string => nodes.get(value) ?? prompts.get(value) ?? value;
  const nodeEntries = Object.entries(flow.nodes).map(([id, node]) => [nodeId(id), withPrompts(node, prompts)] as const);
  const connections = Object.entries(flow.connections).map(
    ([id, { source, port, target }]) => [id, { source: nodeId(source), port, target: nodeId(target) }] as const,
  );
  const promptEntries = Object.entries(flow.prompts).map(([id, prompt]) => [prompts.get(id) ?? id, prompt] as const);
  const extras = Object.entries(flow.vendorExtras).map(([id, value]) => [id, jsonSchema.parse(renamed(value, text))]);
  const { ignoredProblems } = flow;
  return {
    ...flow,
    startNodeId: nodeId(flow.startNodeId),
    nodes: Object.fromEntries(nodeEntries),
    connections: Object.fromEntries(connections),
    prompts: Object.fromEntries(promptEntries),
    goals: flow.goals.map((goal) => ({
      ...goal,
      ...(goal.from === undefined ? {} : { from: nodeId(goal.from) }),
      to: goal.to.nodeId === undefined ? goal.to : { ...goal.to, nodeId: nodeId(goal.to.nodeId) },
    })),
    ...(ignoredProblems === undefined
      ? {}
      : {
          ignoredProblems: ignoredProblems.map((entry) => ({
            ...entry,
            ...(entry.nodeId === undefined ? {} : { nodeId: nodeId(entry.nodeId) }),
            ...(entry.promptId === undefined ? {} : { promptId: text(entry.promptId) }),
          })),
        }),
    vendorExtras: Object.fromEntries(extras),
  };
}

function withPrompts(node: FlowNode, prompts: ReadonlyMap<PromptId, PromptId>): FlowNode {
  if (prompts.size === 0) return node;
  const promptId = (id: PromptId): PromptId => prompts.get(id) ?? id;
  const named = { ...node };
  if ("promptId" in named && named.promptId !== undefined) named.promptId = promptId(named.promptId);
  if ("fillerPromptId" in named && named.fillerPromptId !== undefined)
    named.fillerPromptId = promptId(named.fillerPromptId);
  if ("noInput" in named && named.noInput.promptId !== undefined)
    named.noInput = { ...named.noInput, promptId: promptId(named.noInput.promptId) };
  if ("noMatch" in named && named.noMatch.promptId !== undefined)
    named.noMatch = { ...named.noMatch, promptId: promptId(named.noMatch.promptId) };
  return named;
}

function renamed(value: JsonLike | undefined, text: (value: string) => string): JsonLike {
  if (typeof value === "string") return text(value);
  if (value === null || typeof value !== "object") return value ?? null;
  if (isList(value)) return value.map((item) => renamed(item, text));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [text(key), renamed(inner, text)]));
}

function isList(value: JsonLike): value is readonly JsonLike[] {
  return Array.isArray(value);
}
