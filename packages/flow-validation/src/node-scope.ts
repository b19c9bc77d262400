import {
  promptIdsOf,
  type ConnectionId,
  type Flow,
  type FlowNode,
  type Language,
  type NodeId,
  type Prompt,
  type PromptId,
  type VariableDeclaration,
} from "@tonegraph/flow-model";
import { NOWHERE, exitOn } from "./graph/call-graph.ts";
import { messagesInto } from "./graph/message-sources.ts";
import type { FlowChange } from "./index/flow-change.ts";
import type { FlowIndex } from "./index/flow-index.ts";
import { plainLabel } from "./index/flow-names.ts";
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
  /** The declared type of a variable, or null where it is not declared. */
  variableType(name: string): VariableDeclaration["type"] | null;
  /** The messages whose exit leads to a node, sorted by id. */
  messagesInto(nodeId: NodeId): readonly NodeId[];
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

interface Question<Answer = unknown> {
  readonly ask: (index: FlowIndex, key: string, nodeId: NodeId) => Answer;
  /** What of the flow the answer hangs on, as a name that `touchedParts` gives it; null where it is the node's own wiring. */
  readonly part: (index: FlowIndex, key: string, nodeId: NodeId) => string | null;
}

/** Whether every question still has the same answer. Documents are immutable, so equal answers are the same object. */
export function stillHolds(reads: readonly Read[], index: FlowIndex, nodeId: NodeId): boolean {
  return reads.every(({ question, key, answer }) => question.ask(index, key, nodeId) === answer);
}

/** The parts of the flow that answers hang on, beside the node's own wiring; see {@link touchedParts}. */
export function partsRead(reads: readonly Read[], index: FlowIndex, nodeId: NodeId): ReadonlySet<string> {
  const parts = new Set<string>();
  for (const { question, key } of reads) {
    const part = question.part(index, key, nodeId);
    if (part !== null) parts.add(part);
  }
  return parts;
}

/** The parts of the flow that a change touches, by the names that {@link partsRead} gives them. */
export function touchedParts(change: FlowChange, index: FlowIndex): ReadonlySet<string> {
  const after = index.flow;
  const { before, formerConnections, nodes, connections, prompts } = change;
  const touched = new Set<string>();
  for (const nodeId of nodes) {
    touched.add(`node ${nodeId}`);
    for (const node of [before.nodes[nodeId], after.nodes[nodeId]]) {
      if (!node) continue;
      touched.add(`label ${plainLabel(node.label)}`);
      for (const promptId of promptIdsOf(node)) touched.add(`users ${promptId}`);
    }
  }
  for (const connectionId of connections) touched.add(`connection ${connectionId}`);
  for (const target of targetsOf(formerConnections, connections)) touched.add(`into ${target}`);
  for (const target of targetsFrom(index, sourcesOf(change, after))) touched.add(`into ${target}`);
  for (const target of targetsOf(after.connections, connectionsOfNewKinds(before, after, nodes)))
    touched.add(`into ${target}`);
  for (const promptId of prompts) touched.add(`prompt ${promptId}`);
  if (before.variables !== after.variables) touched.add("variables");
  return touched;
}

function targetsOf(connections: Flow["connections"], connectionIds: readonly ConnectionId[]): NodeId[] {
  return connectionIds.flatMap((id) => connections[id]?.target ?? []);
}

function sourcesOf({ formerConnections, connections }: FlowChange, after: Flow): ReadonlySet<NodeId> {
  const both = [formerConnections, after.connections];
  return new Set(both.flatMap((drawn) => connections.flatMap((id) => drawn[id]?.source ?? [])));
}

/** Where any connection of these nodes leads: of several on one port one leads on, and another one does when it goes. */
function targetsFrom(index: FlowIndex, sources: ReadonlySet<NodeId>): NodeId[] {
  const { exitTarget, firstExit, nodeIds, numberOf, strayConnections } = index.graph();
  const targets: NodeId[] = [];
  for (const source of sources) {
    const node = numberOf(source);
    if (node === NOWHERE) continue;
    const exits = exitTarget.subarray(firstExit[node], firstExit[node + 1]);
    for (const target of exits) if (target !== NOWHERE) targets.push(nodeIds[target] ?? "");
  }
  for (const { connectionId } of strayConnections) {
    const stray = index.flow.connections[connectionId];
    if (stray && sources.has(stray.source)) targets.push(stray.target);
  }
  return targets;
}

/** The connections of nodes that have come, gone, or become of another kind while their connections stayed. */
function connectionsOfNewKinds(before: Pick<Flow, "nodes">, after: Flow, nodes: readonly NodeId[]): ConnectionId[] {
  const others = new Set(nodes.filter((id) => before.nodes[id]?.kind !== after.nodes[id]?.kind));
  if (others.size === 0) return [];
  return Object.keys(after.connections).filter((id) => others.has(after.connections[id]?.source ?? ""));
}

/** What a scope is made of. */
interface ScopeOptions {
  readonly nodeId: NodeId;
  readonly node: FlowNode;
  readonly index: FlowIndex;
  readonly profile: Profile;
  readonly resources: KnownResources;
  readonly reads: Read[];
}

/** A scope that notes every question in `reads`. */
export function trackedScope(options: ScopeOptions): NodeScope {
  return new TrackedScope(options);
}

/** Most nodes are fine and few questions are asked about each: a question is made only for a rule that takes it. */
class TrackedScope implements NodeScope {
  readonly nodeId: NodeId;
  readonly node: FlowNode;
  readonly profile: Profile;
  readonly resources: KnownResources;
  readonly #index: FlowIndex;
  readonly #reads: Read[];

  constructor({ nodeId, node, index, profile, resources, reads }: ScopeOptions) {
    this.nodeId = nodeId;
    this.node = node;
    this.profile = profile;
    this.resources = resources;
    this.#index = index;
    this.#reads = reads;
  }

  get languages(): readonly Language[] {
    return this.#index.flow.languages;
  }

  get defaultLanguage(): Language {
    return this.#index.flow.defaultLanguage;
  }

  get connectionOn(): NodeScope["connectionOn"] {
    return (port) => this.#ask(CONNECTION_ON, port);
  }

  get targetOf(): NodeScope["targetOf"] {
    return (port) => this.#ask(TARGET_OF, port);
  }

  get nodeAt(): NodeScope["nodeAt"] {
    return (id) => this.#ask(NODE_AT, id);
  }

  get prompt(): NodeScope["prompt"] {
    return (id) => this.#ask(PROMPT, id);
  }

  get variableType(): NodeScope["variableType"] {
    return (name) => this.#ask(VARIABLE_TYPE, name);
  }

  get messagesInto(): NodeScope["messagesInto"] {
    return (id) => {
      const sources = this.#ask(MESSAGES_INTO, id);
      return sources === "" ? [] : sources.split(" ");
    };
  }

  get promptUsers(): NodeScope["promptUsers"] {
    return (id) => this.#ask(PROMPT_USERS, id);
  }

  get onlyNodeLabelled(): NodeScope["onlyNodeLabelled"] {
    return (label) => this.#ask(ONLY_NODE_LABELLED, label);
  }

  get isTaken(): NodeScope["isTaken"] {
    return (part, id) => this.#ask(TAKEN[part], id);
  }

  #ask<Answer>(question: Question<Answer>, key: string): Answer {
    const answer = question.ask(this.#index, key, this.nodeId);
    for (const read of this.#reads) if (read.question === question && read.key === key) return answer;
    this.#reads.push({ question, key, answer });
    return answer;
  }
}

type Place = readonly [index: FlowIndex, key: string, nodeId: NodeId];

const CONNECTION_ON = { ask: connectionOn, part: () => null };

/** Also on the node that the port leads to, which may come and go while the connection stays. */
const TARGET_OF = {
  ask: targetOf,
  part: (...[index, port, nodeId]: Place): string | null => {
    const connectionId = connectionOn(index, port, nodeId);
    const target = connectionId === null ? undefined : index.flow.connections[connectionId]?.target;
    return target === undefined ? null : `node ${target}`;
  },
};

const NODE_AT = {
  ask: (index: FlowIndex, nodeId: string): FlowNode | null => index.flow.nodes[nodeId] ?? null,
  part: (...[, nodeId]: Place) => `node ${nodeId}`,
};

const PROMPT = {
  ask: (index: FlowIndex, promptId: string): Prompt | null => index.flow.prompts[promptId] ?? null,
  part: (...[, promptId]: Place) => `prompt ${promptId}`,
};

/** In one text, so that equal answers are the same: ids have no blanks. */
const MESSAGES_INTO = {
  ask: (index: FlowIndex, nodeId: string): string => messagesInto(index.graph(), index.waysInto(), nodeId).join(" "),
  part: (...[, nodeId]: Place) => `into ${nodeId}`,
};

const VARIABLE_TYPE = {
  ask: (index: FlowIndex, name: string): VariableDeclaration["type"] | null =>
    Object.hasOwn(index.flow.variables, name) ? (index.flow.variables[name]?.type ?? null) : null,
  part: () => "variables",
};

const PROMPT_USERS = {
  ask: (index: FlowIndex, promptId: string): number => index.promptUsers(promptId),
  part: (...[, promptId]: Place) => `users ${promptId}`,
};

const ONLY_NODE_LABELLED = {
  ask: (index: FlowIndex, label: string): NodeId | null => index.onlyNodeLabelled(label),
  part: (...[, label]: Place) => `label ${plainLabel(label)}`,
};

const TAKEN = {
  nodes: {
    ask: (index: FlowIndex, id: string): boolean => Object.hasOwn(index.flow.nodes, id),
    part: (...[, id]: Place) => `node ${id}`,
  },
  connections: {
    ask: (index: FlowIndex, id: string): boolean => Object.hasOwn(index.flow.connections, id),
    part: (...[, id]: Place) => `connection ${id}`,
  },
  prompts: {
    ask: (index: FlowIndex, id: string): boolean => Object.hasOwn(index.flow.prompts, id),
    part: (...[, id]: Place) => `prompt ${id}`,
  },
};

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
