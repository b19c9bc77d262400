import type { Connection, Flow } from "../flow.ts";
import type { ConnectionId, Language, NodeId, PromptId } from "../ids.ts";
import { newFlow } from "../new-flow.ts";
import type { FlowNode } from "../nodes/flow-node.ts";
import { parseFlow } from "../parse/parse-flow.ts";
import { promptIdsOf } from "../prompt-uses.ts";
import type { Prompt } from "../prompt.ts";
import { DEFAULT_PROMPT_ID, start } from "./node-builders.ts";

/** What a test says about its flow. */
export interface FlowShape {
  /** A flow without a start node gets `node_start`. */
  readonly nodes?: Readonly<Record<NodeId, FlowNode>>;
  /** `"node_m.key:1 -> node_q"`; without a port, `next`. A list gets the ids `conn_1`, `conn_2`, … in its order. */
  readonly wires?: readonly string[] | Readonly<Record<ConnectionId, string>>;
  /** Text in the default language, or per language, or a whole prompt. */
  readonly prompts?: Readonly<Record<PromptId, string | Readonly<Record<Language, string>> | Prompt>>;
  /** Any other field of the document. */
  readonly flow?: Partial<Omit<Flow, "nodes" | "connections" | "prompts">>;
}

/**
 * Builds a flow for a test from a short description. What the description does not mention is as in a healthy flow.
 * Throws when the result does not parse, with every fault.
 */
export function flowOf({ nodes = {}, wires = [], prompts = {}, flow = {} }: FlowShape = {}): Flow {
  const empty = newFlow({ name: "Test flow" });
  const defaultLanguage = flow.defaultLanguage ?? empty.defaultLanguage;
  const placed = Object.entries(withStart(nodes)).map(([id, node], index) => [id, place(node, index)]);
  const startNodeId = Object.entries(nodes).find(([, node]) => node.kind === "start")?.[0] ?? empty.startNodeId;
  const written = Object.entries(prompts).map(([id, prompt]) => [id, promptOf(prompt, { id, defaultLanguage })]);
  const document = {
    ...empty,
    defaultLanguage,
    languages: [defaultLanguage],
    startNodeId,
    nodes: Object.fromEntries(placed),
    connections: connectionsOf(wires),
    prompts: { ...defaultPrompt(nodes, defaultLanguage), ...Object.fromEntries(written) },
    ...flow,
  };
  const parsed = parseFlow(document);
  if (parsed.ok) return parsed.value;
  throw new Error(parsed.error.map(({ pointer, message }) => `${pointer}: ${message}`).join("\n"));
}

function withStart(nodes: Readonly<Record<NodeId, FlowNode>>): Readonly<Record<NodeId, FlowNode>> {
  return Object.values(nodes).some((node) => node.kind === "start") ? nodes : { node_start: start(), ...nodes };
}

function place(node: FlowNode, index: number): FlowNode {
  const unplaced = node.position.x === 0 && node.position.y === 0;
  return unplaced ? { ...node, position: { x: index * 240, y: 0 } } : node;
}

function defaultPrompt(nodes: Readonly<Record<NodeId, FlowNode>>, language: Language): Record<PromptId, Prompt> {
  const needed = Object.values(nodes).some((node) => promptIdsOf(node).includes(DEFAULT_PROMPT_ID));
  return needed ? { [DEFAULT_PROMPT_ID]: spoken("Default", { [language]: "Please listen." }) } : {};
}

function promptOf(
  prompt: string | Readonly<Record<Language, string>> | Prompt,
  { id, defaultLanguage }: { id: PromptId; defaultLanguage: Language },
): Prompt {
  if (typeof prompt === "string") return spoken(id, { [defaultLanguage]: prompt });
  return isPrompt(prompt) ? prompt : spoken(id, prompt);
}

function isPrompt(prompt: Readonly<Record<Language, string>> | Prompt): prompt is Prompt {
  return typeof prompt["texts"] === "object";
}

function spoken(label: string, texts: Readonly<Record<Language, string>>): Prompt {
  const entries = Object.entries(texts).map(([language, text]) => [language, { kind: "speech" as const, text }]);
  return { label, texts: Object.fromEntries(entries) };
}

function connectionsOf(wires: NonNullable<FlowShape["wires"]>): Record<ConnectionId, Connection> {
  const named = Object.entries(wires).map(([id, wire]): [string, string] => [
    Array.isArray(wires) ? `conn_${Number(id) + 1}` : id,
    wire,
  ]);
  return Object.fromEntries(named.map(([id, wire]) => [id, connectionOf(wire)]));
}

function connectionOf(wire: string): Connection {
  const [from = "", target = ""] = wire.split("->").map((end) => end.trim());
  const dot = from.indexOf(".");
  const source = dot < 0 ? from : from.slice(0, dot);
  return { source, port: dot < 0 ? "next" : from.slice(dot + 1), target };
}
