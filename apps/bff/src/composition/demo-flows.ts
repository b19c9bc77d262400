import { descriptors } from "@tonegraph/dialect-catalogue";
import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import type { Flow, FlowNode } from "@tonegraph/flow-model";
import { DEMO_DIALECT, DEMO_MENU } from "../infrastructure/deployments/demo-menu.ts";
import { WORDY_DIALECT, wordyFlow } from "./demo-wordy.ts";

/** Queues of the reference document that a stand-in calls otherwise, where its own document does. */
const QUEUES_WITHOUT_AGENTS: Readonly<Record<string, string>> = { queue_sales_001: "sales", queue_tech_001: "support" };
const QUEUE_FOR_SILENCE = "queue_general";

/**
 * One flow per dialect that flows can be published to: the reference document's menu, as far as the dialect carries it, and
 * one that leaves something to be desired.
 */
export function demoFlows(): readonly Flow[] {
  const drawn = findConverter(DEMO_DIALECT)?.decompile(DEMO_MENU);
  if (drawn?.ok !== true) return [];
  const menu = drawn.value.flow;
  return descriptors.map(({ id, title, profile }) => {
    if (id === DEMO_DIALECT) return { ...menu, profile: id };
    const name = `Customer support, ${title}`;
    if (id === WORDY_DIALECT) return wordyFlow(name);
    const named = { ...menu, name, profile: id };
    return profile.nodes.agent === "unsupported" ? withoutAgents(named) : named;
  });
}

/** Where callers cannot be led to one agent, silence leads to a queue. */
function withoutAgents(flow: Flow): Flow {
  const nodes = Object.entries(flow.nodes).map(([nodeId, node]): [string, FlowNode] => {
    if (node.kind === "queue")
      return [nodeId, { ...node, queueId: QUEUES_WITHOUT_AGENTS[node.queueId] ?? node.queueId }];
    if (node.kind !== "agent") return [nodeId, node];
    const { label, position } = node;
    return [nodeId, { kind: "queue", label, position, queueId: QUEUE_FOR_SILENCE }];
  });
  return { ...flow, nodes: Object.fromEntries(nodes), fallback: { kind: "hangup" } };
}
