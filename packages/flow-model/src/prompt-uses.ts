import type { Flow } from "./flow.ts";
import type { NodeId, PromptId } from "./ids.ts";
import type { FlowNode } from "./nodes/flow-node.ts";

/** Every prompt that a node names, in the order it is heard; "" (no prompt yet) is left out. May repeat. */
export function promptIdsOf(node: FlowNode): PromptId[] {
  const named = [
    "promptId" in node ? node.promptId : undefined,
    "noInput" in node ? node.noInput.promptId : undefined,
    "noMatch" in node ? node.noMatch.promptId : undefined,
    "fillerPromptId" in node ? node.fillerPromptId : undefined,
  ];
  return named.filter((id): id is PromptId => id !== undefined && id !== "");
}

/** Which nodes speak each prompt, sorted by node id. Prompts that no node names have no entry. */
export function promptUses(flow: Flow): ReadonlyMap<PromptId, readonly NodeId[]> {
  const uses = new Map<PromptId, NodeId[]>();
  for (const nodeId of Object.keys(flow.nodes).sort()) {
    const node = flow.nodes[nodeId];
    for (const promptId of new Set(node ? promptIdsOf(node) : [])) {
      const users = uses.get(promptId);
      if (users) users.push(nodeId);
      else uses.set(promptId, [nodeId]);
    }
  }
  return uses;
}
