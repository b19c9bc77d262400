import type { Flow, NodeId, Problem } from "@tonegraph/flow-model";

/**
 * The field of the inspector that a problem is about, by the name that its input carries in `data-field`:
 * `label`, `prompt:<language>`, `key:<key>`, `noInput.timeoutMs`, `queueId` and the like. Null: the node as a whole.
 */
export function problemField(problem: Problem, flow: Flow): string | null {
  const { promptId, nodeId, connectionId, language } = problem.at;
  const [root, id = "", ...rest] = pointerSegments(problem.at.pointer ?? "");
  if (root === "nodes") return nodeField(rest, flow.nodes[id]);
  if (root === "prompts" || promptId !== undefined) return promptField(language ?? languageIn(rest), flow);
  if (root === "connections" || connectionId !== undefined) return connectionField(flow, connectionId ?? id);
  return nodeId === undefined ? (root ?? null) : null;
}

function promptField(language: string | undefined, flow: Flow): string {
  return `prompt:${language ?? flow.defaultLanguage}`;
}

function connectionField(flow: Flow, connectionId: string): string | null {
  const connection = flow.connections[connectionId];
  return connection ? portField(connection.port) : null;
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

function nodeField([field, second]: readonly string[], node: Node | undefined): string | null {
  switch (field) {
    case undefined:
      return null;
    case "promptId":
      return "prompt";
    case "options":
      return optionField(node, second);
    case "noInput":
    case "noMatch":
      return `${field}.${second ?? "maxRepeats"}`;
    case "ports":
      return second === undefined ? field : portField(second);
    default:
      return field;
  }
}

function optionField(node: Node | undefined, index: string | undefined): string {
  const option = node?.kind === "menu" ? node.options[Number(index)] : undefined;
  return option ? `key:${option.key}` : "keys";
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
