import type { ConnectionId, NodeId, NoteId, PromptId } from "../ids.ts";
import type { FlowPatch } from "./apply-flow-patches.ts";

/** What a change touched, each list sorted and without repeats. `fields` are the other top-level keys of the document. */
export interface Touched {
  readonly nodeIds: readonly NodeId[];
  readonly connectionIds: readonly ConnectionId[];
  readonly promptIds: readonly PromptId[];
  readonly noteIds: readonly NoteId[];
  readonly fields: readonly string[];
}

/** Reads from patches what they touch; removed things are named too. */
export function touchedBy(patches: readonly FlowPatch[]): Touched {
  const roots = ["nodes", "connections", "prompts", "notes"];
  const ids = (root: string): string[] =>
    sorted(patches.flatMap(({ path }) => (path[0] === root && path.length > 1 ? [String(path[1])] : [])));
  return {
    nodeIds: ids("nodes"),
    connectionIds: ids("connections"),
    promptIds: ids("prompts"),
    noteIds: ids("notes"),
    fields: sorted(patches.map(({ path }) => String(path[0])).filter((root) => !roots.includes(root))),
  };
}

function sorted(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort();
}
