import type { JsonLike } from "../json.ts";
import type { FlowNode } from "../nodes/flow-node.ts";

/** Fields that have a part of the comparison to themselves, or that callers never notice. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  "kind",
  "position",
  "label",
  "done",
  "promptId",
  "options",
  "branches",
]);
/** Values that are one thing to people even where they are objects. */
const OPAQUE: ReadonlySet<string> = new Set(["config", "defaultResponse"]);
/** Compared together with what the prompts say. */
const PROMPTS: ReadonlySet<string> = new Set(["noInput.promptId", "noMatch.promptId", "fillerPromptId"]);

/** The remaining fields of a node by their path with dots; prompts named inside other fields are left to the prompts. */
export function leafFields(node: FlowNode): ReadonlyMap<string, JsonLike> {
  const leaves = new Map<string, JsonLike>();
  const pending: [string, JsonLike | undefined][] = Object.entries(node).filter(([name]) => !ELSEWHERE.has(name));
  for (const [path, value] of pending) {
    const opens = value !== null && typeof value === "object" && !isList(value) && !OPAQUE.has(path);
    if (opens)
      pending.push(
        ...Object.entries(value).map(([name, inner]): [string, JsonLike | undefined] => [`${path}.${name}`, inner]),
      );
    else if (value !== undefined && !PROMPTS.has(path)) leaves.set(path, value);
  }
  return leaves;
}

function isList(value: JsonLike): value is readonly JsonLike[] {
  return Array.isArray(value);
}
