import { fieldWords, kindName, portName, type Flow, type Json, type NodeId } from "@tonegraph/flow-model";
import { namesOf } from "../input/json-places.ts";

/** Where something is; entries of `ignoredProblems` have no pointer. */
interface Place {
  readonly nodeId?: string | undefined;
  readonly connectionId?: string | undefined;
  readonly promptId?: string | undefined;
  readonly pointer?: string | undefined;
  readonly language?: string | undefined;
}

interface Placed {
  readonly at: Place;
  readonly params: Readonly<Record<string, Json>>;
}

/** The JSON pointer of a place; the one of its block, connection or prompt where a problem names no closer one. */
export function placePointer({ pointer, connectionId, promptId, nodeId }: Place): string {
  if (pointer !== undefined) return pointer;
  if (connectionId !== undefined) return `/connections/${connectionId}`;
  if (nodeId !== undefined) return `/nodes/${nodeId}`;
  return promptId === undefined ? "" : `/prompts/${promptId}`;
}

/** Names a place as people do: the block by its label, then the key, exit, prompt or field. */
export function placeWords({ at, params }: Placed, flow: Flow): string {
  const [root = "", id = "", ...inside] = namesOf(placePointer(at));
  const detail = detailWords({ root, id, inside }, { params, flow });
  const language = at.language !== undefined && !detail.includes(at.language) ? ` in ${at.language}` : "";
  const nodeId = at.nodeId ?? (root === "nodes" ? id : sourceOf(flow, root, id));
  const named = nodeId === undefined ? "The flow" : nodeWords(flow, nodeId);
  return `${detail === "" ? named : `${named}, ${detail}`}${language}`;
}

function sourceOf(flow: Flow, root: string, id: string): NodeId | undefined {
  return root === "connections" ? flow.connections[id]?.source : undefined;
}

interface Pointer {
  readonly root: string;
  readonly id: string;
  readonly inside: readonly string[];
}

function detailWords(
  { root, id, inside }: Pointer,
  { params, flow }: Pick<Placed, "params"> & { readonly flow: Flow },
): string {
  if (root === "connections") return portName(flow.connections[id]?.port ?? "");
  if (root === "prompts") return promptWords(flow, id, inside);
  if (root !== "nodes") return [root, id, ...inside].filter((name) => name !== "").join(".");
  if (inside.length > 0) return fieldName(flow, id, inside);
  const { port } = params;
  return typeof port === "string" ? portName(port) : "";
}

function promptWords(flow: Flow, promptId: string, [part, language]: readonly string[]): string {
  const label = flow.prompts[promptId]?.label.trim() ?? "";
  const named = label === "" ? `prompt ${promptId}` : `prompt “${label}”`;
  return part === "texts" && language !== undefined ? `${named} in ${language}` : named;
}

function fieldName(flow: Flow, nodeId: NodeId, path: readonly string[]): string {
  const [field = "", index = ""] = path;
  const node = flow.nodes[nodeId];
  if (node && "options" in node && field === "options") {
    const option = node.options[Number(index)];
    return option === undefined ? "keys" : `key ${option.key}`;
  }
  if (path.at(-1) === "promptId") return field === "promptId" ? "prompt" : `prompt after ${portName(field)}`;
  if (path.length === 1 && (field === "noInput" || field === "noMatch")) return portName(field);
  return fieldWords(path.join(".")).name.replace(/^the /, "");
}

function nodeWords(flow: Flow, nodeId: NodeId): string {
  const node = flow.nodes[nodeId];
  const label = node?.label.trim() ?? "";
  if (label !== "") return label;
  return node ? `The ${kindName(node.kind)} ${nodeId}` : nodeId;
}
