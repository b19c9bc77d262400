import type { ConnectionId, FlowNode, Language, NodeId, Prompt, PromptId } from "@tonegraph/flow-model";
import { NOWHERE, exitOn } from "./graph/call-graph.ts";
import type { FlowIndex } from "./index/flow-index.ts";
import type { Profile } from "./profile.ts";
import type { KnownResources } from "./rule.ts";

/**
 * What a node rule may look at: its node, and the rest of the flow only through these questions, so that the validator
 * knows what a finding depends on and asks the rule again only when an answer has changed.
 */
export interface NodeScope {
  readonly nodeId: NodeId;
  readonly node: FlowNode;
  readonly profile: Profile;
  readonly resources: KnownResources;
  readonly languages: readonly Language[];
  readonly defaultLanguage: Language;
  /** The connection on one of the node's own ports (also one whose target does not exist), or null. */
  connectionOn(port: string): ConnectionId | null;
  /** The node that one of the node's own ports leads to, or null. */
  targetOf(port: string): NodeId | null;
  nodeAt(nodeId: NodeId): FlowNode | null;
  prompt(promptId: PromptId): Prompt | null;
  /** How many nodes speak this prompt. */
  promptUsers(promptId: PromptId): number;
  /** The one node with this label, or null when there is none or more than one. */
  onlyNodeLabelled(label: string): NodeId | null;
  isTaken(part: "nodes" | "connections" | "prompts", id: string): boolean;
}

/** One question that a rule asked about the rest of the flow, and the answer it got. */
export interface Read {
  readonly question: Question;
  readonly key: string;
  readonly answer: unknown;
}

type Question = (index: FlowIndex, key: string, nodeId: NodeId) => unknown;

/**
 * Whether every question still has the same answer. Documents are immutable, so equal answers are the same object.
 * `onlyPrompts` says that nothing but prompts has changed since: then only what was asked about prompts is asked again.
 */
export function stillHolds(
  { reads, nodeId }: { readonly reads: readonly Read[]; readonly nodeId: NodeId },
  index: FlowIndex,
  onlyPrompts: boolean,
): boolean {
  return reads.every(
    ({ question, key, answer }) =>
      (onlyPrompts && !ABOUT_PROMPTS.has(question)) || question(index, key, nodeId) === answer,
  );
}

/** A scope that notes every question in `reads`. */
export function trackedScope(options: {
  readonly nodeId: NodeId;
  readonly node: FlowNode;
  readonly index: FlowIndex;
  readonly profile: Profile;
  readonly resources: KnownResources;
  readonly reads: Read[];
}): NodeScope {
  const { nodeId, node, index, profile, resources, reads } = options;
  function ask<Answer>(question: (index: FlowIndex, key: string, nodeId: NodeId) => Answer, key: string): Answer {
    const answer = question(index, key, nodeId);
    reads.push({ question, key, answer });
    return answer;
  }
  return {
    nodeId,
    node,
    profile,
    resources,
    languages: index.flow.languages,
    defaultLanguage: index.flow.defaultLanguage,
    connectionOn: (port) => ask(connectionOn, port),
    targetOf: (port) => ask(targetOf, port),
    nodeAt: (id) => ask(nodeAt, id),
    prompt: (id) => ask(promptOf, id),
    promptUsers: (id) => ask(promptUsers, id),
    onlyNodeLabelled: (label) => ask(onlyNodeLabelled, label),
    isTaken: (part, id) => ask(TAKEN[part], id),
  };
}

function connectionOn(index: FlowIndex, port: string, nodeId: NodeId): ConnectionId | null {
  const graph = index.graph();
  const exit = exitOn(graph, graph.numberOf(nodeId), port);
  return exit === NOWHERE ? null : (graph.exitConnection[exit] ?? null);
}

function targetOf(index: FlowIndex, port: string, nodeId: NodeId): NodeId | null {
  const graph = index.graph();
  const exit = exitOn(graph, graph.numberOf(nodeId), port);
  if (exit === NOWHERE) return null;
  const target = graph.exitTarget[exit] ?? NOWHERE;
  return target === NOWHERE ? null : (graph.nodeIds[target] ?? null);
}

function nodeAt(index: FlowIndex, nodeId: NodeId): FlowNode | null {
  return index.flow.nodes[nodeId] ?? null;
}

function promptOf(index: FlowIndex, promptId: PromptId): Prompt | null {
  return index.flow.prompts[promptId] ?? null;
}

function promptUsers(index: FlowIndex, promptId: PromptId): number {
  return index.promptUsers(promptId);
}

function onlyNodeLabelled(index: FlowIndex, label: string): NodeId | null {
  return index.onlyNodeLabelled(label);
}

function promptTaken(index: FlowIndex, id: string): boolean {
  return Object.hasOwn(index.flow.prompts, id);
}

const ABOUT_PROMPTS: ReadonlySet<Question> = new Set<Question>([promptOf, promptTaken]);

const TAKEN = {
  nodes: (index: FlowIndex, id: string): boolean => Object.hasOwn(index.flow.nodes, id),
  connections: (index: FlowIndex, id: string): boolean => Object.hasOwn(index.flow.connections, id),
  prompts: promptTaken,
};
