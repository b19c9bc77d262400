import { jsonPointer } from "../parse/json-pointer.ts";
import type { ParseFault } from "../parse/parse-fault.ts";
import { err, ok } from "../result.ts";
import type { Migration, OldDocument } from "./migration.ts";

/**
 * Format 0 kept connections as a list of `{ id, source, port, target }` and spoken text inside its node as `prompt`.
 * Format 1 keys connections by id, and gives every text a place among `prompts` under the name of its node.
 */
export const from0To1: Migration = (document) => {
  const connections = keyedById(document["connections"]);
  const { nodes, prompts } = extractedPrompts(document);
  const faults = [...connections.faults, ...prompts.faults];
  if (faults.length > 0) return err(faults);
  return ok({ ...document, formatVersion: 1, connections: connections.value, nodes, prompts: prompts.value });
};

interface Moved {
  readonly value: unknown;
  readonly faults: readonly ParseFault[];
}

function keyedById(list: unknown): Moved {
  if (!Array.isArray(list)) return { value: list, faults: [] };
  const keyed = new Map<string, unknown>();
  const faults: ParseFault[] = [];
  for (const [index, item] of list.entries()) {
    const { id, ...connection } = recordOf(item) ?? {};
    const pointer = jsonPointer(["connections", index]);
    if (typeof id !== "string") faults.push({ pointer, code: "migration", message: "This connection has no id." });
    else if (keyed.has(id))
      faults.push({ pointer, code: "migration", message: `The connection id ${id} is used twice.` });
    else keyed.set(id, connection);
  }
  return { value: Object.fromEntries(keyed), faults };
}

function extractedPrompts(document: OldDocument): { nodes: unknown; prompts: Moved } {
  const nodes = recordOf(document["nodes"]);
  const prompts = recordOf(document["prompts"] ?? {});
  if (!nodes || !prompts) return { nodes: document["nodes"], prompts: { value: document["prompts"], faults: [] } };
  const language = typeof document["defaultLanguage"] === "string" ? document["defaultLanguage"] : "en-US";
  const written = new Map(Object.entries(prompts));
  const faults: ParseFault[] = [];
  const moved = Object.entries(nodes).map(([nodeId, node]) => {
    const { prompt: text, ...fields } = recordOf(node) ?? {};
    if (typeof text !== "string") return [nodeId, node];
    const promptId = nodeId.replace(/^node_/, "prompt_");
    const pointer = jsonPointer(["nodes", nodeId, "prompt"]);
    if (written.has(promptId))
      faults.push({ pointer, code: "migration", message: `The prompt id ${promptId} is taken.` });
    written.set(promptId, { label: fields["label"], texts: { [language]: { kind: "speech", text } } });
    return [nodeId, { ...fields, promptId }];
  });
  return { nodes: Object.fromEntries(moved), prompts: { value: Object.fromEntries(written), faults } };
}

function recordOf(value: unknown): OldDocument | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
