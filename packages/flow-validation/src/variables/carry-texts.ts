import type { Flow } from "@tonegraph/flow-model";
import type { FlowChange } from "../index/flow-change.ts";
import { textsInNodes, textsInPrompts } from "./all-texts.ts";
import { dataNodes, isDataNode } from "./data-nodes.ts";
import { readPrompt } from "./read-texts.ts";
import { variableWriters } from "./variable-writers.ts";

/**
 * Carries what is known of the texts of all nodes and all prompts over to the next version of a flow, where a change touches
 * none of them: most prompts have no values put in, and most nodes neither read nor set variables.
 */
export function carryTexts(change: FlowChange, after: Flow): void {
  const { before } = change;
  if (before.prompts !== after.prompts && change.prompts.every((id) => isPlain(before, id) && isPlain(after, id)))
    textsInPrompts.carry(before.prompts, after.prompts);
  if (before.nodes === after.nodes || change.nodes.some((id) => isData(before, id) || isData(after, id))) return;
  dataNodes.carry(before.nodes, after.nodes);
  textsInNodes.carry(before.nodes, after.nodes);
  variableWriters.carry(before.nodes, after.nodes);
}

function isPlain({ prompts }: Pick<Flow, "prompts">, promptId: string): boolean {
  const prompt = prompts[promptId];
  return prompt === undefined || readPrompt(prompt).length === 0;
}

function isData({ nodes }: Pick<Flow, "nodes">, nodeId: string): boolean {
  const node = nodes[nodeId];
  return node !== undefined && isDataNode(node);
}
