import type { Flow, NodeId, Problem } from "@tonegraph/flow-model";

/**
 * The field of the inspector that a problem is about, by the name that its input carries in `data-field`:
 * `label`, `prompt:<language>`, `key:<key>`, `noInput.timeoutMs`, `queueId` and the like. Null: the node as a whole.
 */
export function problemField(problem: Problem, flow: Flow): string | null {
  const segments = pointerSegments(problem.at.pointer ?? "");
  const [root, , ...rest] = segments;
  if (root === "nodes") return nodeField(rest, flow.nodes[segments[1] ?? ""]);
  if (root === "prompts") return `prompt:${problem.at.language ?? languageIn(rest) ?? flow.defaultLanguage}`;
  if (problem.at.promptId !== undefined) return `prompt:${problem.at.language ?? flow.defaultLanguage}`;
  if (root === "connections" || problem.at.connectionId !== undefined) {
    const connection = flow.connections[problem.at.connectionId ?? segments[1] ?? ""];
    return connection ? portField(connection.port) : null;
  }
  return root !== undefined && problem.at.nodeId === undefined ? root : null;
}

/** The node that a problem is shown on: its own, the one that speaks its prompt, or the source of its connection. */
export function problemNode(problem: Problem, flow: Flow): NodeId | null {
  const { nodeId, connectionId, promptId } = problem.at;
  if (nodeId !== undefined && flow.nodes[nodeId]) return nodeId;
  const source = flow.connections[connectionId ?? ""]?.source;
  if (source !== undefined && flow.nodes[source]) return source;
  if (promptId === undefined) return null;
  return Object.keys(flow.nodes).find((id) => speaks(flow, id, promptId)) ?? null;
}

function speaks(flow: Flow, nodeId: NodeId, promptId: string): boolean {
  const node = flow.nodes[nodeId];
  return node !== undefined && "promptId" in node && node.promptId === promptId;
}

type Node = Flow["nodes"][string];

function nodeField(path: readonly string[], node: Node | undefined): string | null {
  const [field, second] = path;
  if (field === undefined) return null;
  if (field === "promptId") return "prompt";
  if (field === "options" && node?.kind === "menu") {
    const option = node.options[Number(second)];
    return option ? `key:${option.key}` : "keys";
  }
  if (field === "options") return "keys";
  if (field === "noInput" || field === "noMatch") return `${field}.${second ?? "maxRepeats"}`;
  if (field === "ports" && second !== undefined) return portField(second);
  return field;
}

function portField(port: string): string {
  return port.startsWith("key:") ? port : `port:${port}`;
}

function languageIn(path: readonly string[]): string | undefined {
  return path[0] === "texts" ? path[1] : undefined;
}

function pointerSegments(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}
