import type { Connection, FlowNode, NodeId } from "@tonegraph/flow-model";
import type { Fragment } from "./clipboard.ts";
import { nodeKindEntry } from "./node-catalogue.ts";
import { portTitle } from "./port-words.ts";
import { wordsOf } from "./spoken-words.ts";

/** Copied blocks as people read them, for a mail or a ticket: each block, what callers hear there, where its exits lead. */
export function fragmentOutline(fragment: Fragment): string {
  const connections = Object.values(fragment.connections);
  const blocks = Object.entries(fragment.nodes).map(([nodeId, node]) =>
    [
      `${node.label} (${nodeKindEntry(node.kind).title})`,
      ...heardAt(fragment, node).map((line) => `  ${line}`),
      ...connections
        .filter(({ source }) => source === nodeId)
        .map((connection) => `  ${exitLine(fragment.nodes, node, connection)}`),
    ].join("\n"),
  );
  return `${blocks.join("\n\n")}\n`;
}

function heardAt({ prompts }: Fragment, node: FlowNode): string[] {
  const prompt = "promptId" in node && node.promptId !== undefined ? prompts[node.promptId] : undefined;
  const heard = Object.entries(prompt?.texts ?? {}).map(([language, text]) => [language, wordsOf(text)] as const);
  const known = heard.filter(([, words]) => words !== "");
  return known.map(([language, words]) => (known.length === 1 ? `“${words}”` : `${language}: “${words}”`));
}

function exitLine(nodes: Readonly<Record<NodeId, FlowNode>>, node: FlowNode, { port, target }: Connection): string {
  return `${portTitle(node, port)} → ${nodes[target]?.label ?? target}`;
}
