import { promptIdsOf, type Flow, type NodeId, type Problem } from "@tonegraph/flow-model";

/**
 * The field of the inspector that a problem is about, by the name that its input carries in `data-field`: `label`,
 * `prompt:<language>` (`noInput:`, `noMatch:`, `filler:` for the other prompts of a block), `key:<key>`, and for
 * everything else its path in the block with dots, as in `queueId` or `branches.0.when`. Null: the node as a whole.
 */
export function problemField(problem: Problem, flow: Flow): string | null {
  const { promptId, nodeId, connectionId, language } = problem.at;
  const [root, id = "", ...rest] = pointerSegments(problem.at.pointer ?? "");
  if (root === "nodes") return nodeField(rest, flow.nodes[id]);
  if (root === "prompts" || promptId !== undefined) {
    const slot = promptSlot(flow, nodeId, promptId ?? id);
    return `${slot}:${language ?? languageIn(rest, flow)}`;
  }
  if (root === "connections" || connectionId !== undefined) return connectionField(flow, connectionId ?? id);
  return nodeId === undefined ? flowField(root, [id, ...rest]) : null;
}

function flowField(root: string | undefined, inside: readonly string[]): string | null {
  if (root === undefined) return null;
  return [root, ...inside.filter((segment) => segment !== "")].join(".");
}

/** Where in a block a prompt is spoken, by the name of its fields. */
function promptSlot(flow: Flow, nodeId: NodeId | undefined, promptId: string): string {
  const node = flow.nodes[nodeId ?? ""];
  if (node === undefined || ("promptId" in node && node.promptId === promptId)) return "prompt";
  if ("noInput" in node && node.noInput.promptId === promptId) return "noInput";
  if ("noMatch" in node && node.noMatch.promptId === promptId) return "noMatch";
  return "fillerPromptId" in node && node.fillerPromptId === promptId ? "filler" : "prompt";
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
  return node !== undefined && promptIdsOf(node).includes(promptId);
}

type Node = Flow["nodes"][string];

function nodeField([field, ...inside]: readonly string[], node: Node | undefined): string | null {
  const [second] = inside;
  switch (field) {
    case undefined:
      return null;
    case "promptId":
      return "prompt";
    case "fillerPromptId":
      return "filler";
    case "options":
      return node?.kind === "menu" ? optionField(node, second) : [field, ...inside].join(".");
    case "noInput":
    case "noMatch":
      return second === "promptId" ? field : `${field}.${second ?? "maxRepeats"}`;
    case "ports":
      return second === undefined ? field : portField(second);
    default:
      return [field, ...inside].join(".");
  }
}

function optionField(node: Extract<Node, { kind: "menu" }>, index: string | undefined): string {
  const option = index === undefined ? undefined : node.options[Number(index)];
  return option ? `key:${option.key}` : "keys";
}

function portField(port: string): string {
  return port.startsWith("key:") ? port : `port:${port}`;
}

function languageIn([field, language]: readonly string[], flow: Flow): string {
  return field === "texts" && language !== undefined ? language : flow.defaultLanguage;
}

function pointerSegments(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}
