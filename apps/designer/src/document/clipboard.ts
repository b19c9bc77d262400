import {
  buildFlowGraph,
  connectionSchema,
  err,
  flowNodeSchema,
  ok,
  portsOf,
  promptSchema,
  type Command,
  type Connection,
  type Flow,
  type FlowNode,
  type NodeId,
  type Position,
  type Prompt,
  type Result,
} from "@tonegraph/flow-model";
import { z } from "zod";
import type { NewIds } from "./new-ids.ts";

const fragmentSchema = z.strictObject({
  tonegraphFragment: z.literal(1),
  nodes: z.record(z.string(), flowNodeSchema),
  connections: z.record(z.string(), connectionSchema),
  prompts: z.record(z.string(), promptSchema),
});

/** A part of a flow on its way through the clipboard: nodes, the connections between them, and what they say. */
export type Fragment = z.infer<typeof fragmentSchema>;

/** A fragment with ids of its own, ready to be inserted. */
export interface Insertion {
  readonly command: Command;
  readonly nodeIds: readonly NodeId[];
}

/**
 * What of the flow is copied: the chosen nodes without the start, of which there is only one, and the connections between
 * them that calls follow. Null when nothing is left.
 */
export function fragmentOf(flow: Flow, nodeIds: readonly NodeId[]): Fragment | null {
  const nodes = pick(
    flow.nodes,
    nodeIds.filter((id) => id !== flow.startNodeId),
  );
  if (Object.keys(nodes).length === 0) return null;
  const graph = buildFlowGraph(flow);
  const followed = Object.entries(nodes).flatMap(([id, node]) =>
    portsOf(node).flatMap((port) => graph.edgeOn(id, port) ?? []),
  );
  const connections = followed.flatMap(({ id, source, port, target }) =>
    nodes[target] ? [[id, { source, port, target }] as const] : [],
  );
  return {
    tonegraphFragment: 1,
    nodes,
    connections: Object.fromEntries(connections),
    prompts: pick(flow.prompts, Object.values(nodes).flatMap(promptIdsOf)),
  };
}

/** The text that goes to the system clipboard. */
export function fragmentText(fragment: Fragment): string {
  return JSON.stringify(fragment, null, 2);
}

/** Reads the clipboard's text; the error says in words why nothing can be pasted. */
export function readFragment(text: string): Result<Fragment, string> {
  const json = parseJson(text);
  if (json === undefined || typeof json !== "object" || json === null || !("tonegraphFragment" in json)) {
    return err("The clipboard holds no blocks. Copy blocks from a flow first.");
  }
  const parsed = fragmentSchema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return err(`The blocks in the clipboard cannot be read: ${issue?.message ?? ""} at /${issue?.path.join("/") ?? ""}.`);
}

/** Gives every node, connection and prompt of a fragment a new id and moves it by a distance. */
export function insertionOf(fragment: Fragment, by: Position, ids: NewIds): Insertion {
  const nodeIds = renamed(Object.keys(fragment.nodes), () => ids.node());
  const promptIds = renamed(Object.keys(fragment.prompts), () => ids.prompt());
  const nodes = Object.entries(fragment.nodes).flatMap(([id, node]): [string, FlowNode][] => {
    const nodeId = nodeIds.get(id);
    if (nodeId === undefined) return [];
    const position = { x: Math.round(node.position.x + by.x), y: Math.round(node.position.y + by.y) };
    return [[nodeId, withPrompts({ ...node, position }, promptIds)]];
  });
  const connections = Object.values(fragment.connections).flatMap((connection): [string, Connection][] => {
    const source = nodeIds.get(connection.source);
    const target = nodeIds.get(connection.target);
    return source === undefined || target === undefined ? [] : [[ids.connection(), { ...connection, source, target }]];
  });
  const prompts = Object.entries(fragment.prompts).flatMap(([id, prompt]): [string, Prompt][] => {
    const promptId = promptIds.get(id);
    return promptId === undefined ? [] : [[promptId, prompt]];
  });
  return {
    nodeIds: nodes.map(([id]) => id),
    command: {
      type: "insertFragment",
      nodes: Object.fromEntries(nodes),
      connections: Object.fromEntries(connections),
      prompts: Object.fromEntries(prompts),
    },
  };
}

/** The top left corner of a fragment. */
export function fragmentOrigin(fragment: Fragment): Position {
  const positions = Object.values(fragment.nodes).map((node) => node.position);
  return { x: Math.min(...positions.map(({ x }) => x)), y: Math.min(...positions.map(({ y }) => y)) };
}

function promptIdsOf(node: FlowNode): string[] {
  const own = "promptId" in node ? [node.promptId] : [];
  const noInput = "noInput" in node ? [node.noInput.promptId] : [];
  const noMatch = "noMatch" in node ? [node.noMatch.promptId] : [];
  const filler = node.kind === "httpRequest" ? [node.fillerPromptId] : [];
  return [...own, ...noInput, ...noMatch, ...filler].flatMap((id) => (id === undefined || id === "" ? [] : [id]));
}

/** A node whose prompt came along speaks the copy; one whose prompt is missing keeps the id, and validation says so. */
function withPrompts(node: FlowNode, promptIds: ReadonlyMap<string, string>): FlowNode {
  const copy = structuredClone(node);
  const rename = (id: string | undefined): string => promptIds.get(id ?? "") ?? id ?? "";
  if ("promptId" in copy && copy.promptId !== undefined) copy.promptId = rename(copy.promptId);
  if ("noInput" in copy && copy.noInput.promptId !== undefined) copy.noInput.promptId = rename(copy.noInput.promptId);
  if ("noMatch" in copy && copy.noMatch.promptId !== undefined) copy.noMatch.promptId = rename(copy.noMatch.promptId);
  if (copy.kind === "httpRequest" && copy.fillerPromptId !== undefined)
    copy.fillerPromptId = rename(copy.fillerPromptId);
  return copy;
}

function renamed(from: readonly string[], make: () => string): Map<string, string> {
  return new Map(from.map((id) => [id, make()]));
}

function pick<Value>(map: Readonly<Record<string, Value>>, ids: readonly string[]): Record<string, Value> {
  return Object.fromEntries(
    ids.flatMap((id) => {
      const value = map[id];
      return value === undefined ? [] : [[id, value] as const];
    }),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
